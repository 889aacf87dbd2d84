import { md5OfAttributes } from "../../../sqs/md5.ts";
import type { Message, MessageAttribute } from "../../../sqs/queues.ts";
import type { QueueMappingSettings } from "../settings.ts";

/** A message as a function receives it. */
export interface QueueRecord {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly messageAttributes: Readonly<Record<string, unknown>>;
  readonly md5OfMessageAttributes?: string | null;
  readonly md5OfBody: string;
  readonly eventSource: "aws:sqs";
  readonly eventSourceARN: string;
  readonly awsRegion: string;
}

/**
 * Makes the record of a message.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html#example-standard-queue-message-event
 */
export function queueRecord(
  message: Message,
  { eventSourceArn, windowSeconds }: Pick<QueueMappingSettings, "eventSourceArn" | "windowSeconds">,
  awsRegion: string,
): QueueRecord {
  const digest = md5OfAttributes(message.messageAttributes);
  return {
    messageId: message.messageId,
    receiptHandle: message.receiptHandle,
    body: message.body,
    attributes: message.attributes,
    messageAttributes: Object.fromEntries(
      Object.entries(message.messageAttributes).map(([name, attribute]) => [name, attributeAsLambdaHasIt(attribute)]),
    ),
    // Without attributes AWS was recorded to send null where the mapping has a batching window, and nothing elsewhere.
    ...((digest !== undefined || windowSeconds > 0) && { md5OfMessageAttributes: digest ?? null }),
    md5OfBody: message.md5OfBody,
    eventSource: "aws:sqs",
    eventSourceARN: eventSourceArn,
    awsRegion,
  };
}

/** Lambda's own spelling of an attribute; the two lists were never used by SQS and are always empty. */
function attributeAsLambdaHasIt({ DataType, StringValue, BinaryValue }: MessageAttribute): unknown {
  return {
    ...(StringValue !== undefined && { stringValue: StringValue }),
    ...(BinaryValue !== undefined && { binaryValue: BinaryValue }),
    stringListValues: [],
    binaryListValues: [],
    dataType: DataType,
  };
}
