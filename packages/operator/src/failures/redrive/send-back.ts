import { SendMessageCommand } from "@aws-sdk/client-sqs";
import { DECISION_ATTRIBUTE, type Decision } from "@streambridge/consumer-kit/inspect";
import type { Reach } from "../reach.ts";

/**
 * Sends an event to its consumer's queue again, and to no other: the body as it came, without the attributes that told of
 * the failure.
 *
 * @param decision what a person says of an effect that may have happened
 */
export async function sendBack(
  { sqs }: Pick<Reach, "sqs">,
  queueUrl: string,
  body: string,
  decision: Decision | undefined,
): Promise<void> {
  await sqs.send(
    new SendMessageCommand({
      QueueUrl: queueUrl,
      MessageBody: body,
      ...(decision !== undefined && {
        MessageAttributes: { [DECISION_ATTRIBUTE]: { DataType: "String", StringValue: decision } },
      }),
    }),
  );
}
