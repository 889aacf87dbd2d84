import { ChangeMessageVisibilityCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { SQSRecord } from "aws-lambda";

/**
 * Makes a message come back after `seconds`. The batch's answer names it as failed, so Lambda leaves it in the queue and
 * does not touch its visibility. Rejects when SQS does not take it; the message then comes back after the queue's own
 * visibility timeout.
 */
export async function putBack(
  sqs: Pick<SQSClient, "send">,
  queueUrl: string,
  record: SQSRecord,
  seconds: number,
): Promise<void> {
  const { receiptHandle } = record;
  await sqs.send(
    new ChangeMessageVisibilityCommand({
      QueueUrl: queueUrl,
      ReceiptHandle: receiptHandle,
      VisibilityTimeout: seconds,
    }),
  );
}
