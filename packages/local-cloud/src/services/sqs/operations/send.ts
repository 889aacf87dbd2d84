import { LONGEST_DELAY_S } from "../../../limits.ts";
import { awsFault } from "../../aws-fault.ts";
import { invalidValue } from "../faults.ts";
import type { StoredMessage } from "../message.ts";
import { md5OfAttributes } from "../md5.ts";
import type { Queue } from "../queue.ts";
import type { QueueStore } from "../queue-store.ts";
import type { MessageAttribute } from "../queues.ts";
import { number, text } from "./context.ts";

type Input = Readonly<Record<string, unknown>>;

/** Sends one message as SendMessage and each entry of SendMessageBatch describe it, and answers what both answer. */
export function send(store: QueueStore, queue: Queue, input: Input): Record<string, unknown> {
  const delaySeconds = number(input, "DelaySeconds", 0, LONGEST_DELAY_S);
  if (queue.isFifo && delaySeconds) {
    throw awsFault(
      "InvalidParameterValue",
      `Value ${delaySeconds} for parameter DelaySeconds is invalid. Reason: The request include parameter that is not valid for this queue type.`,
    );
  }
  const deduplicationId = input["MessageDeduplicationId"];
  if (!queue.isFifo && deduplicationId !== undefined) {
    const reason = "The request includes a parameter that is not valid for this queue type.";
    throw invalidValue("MessageDeduplicationId", deduplicationId, reason);
  }
  const system = input["MessageSystemAttributes"] as Record<string, MessageAttribute> | undefined;
  const traceHeader = system?.["AWSTraceHeader"]?.StringValue;
  const body = text(input, "MessageBody");
  const message = store.send(queue, {
    body,
    attributes: attributesOf(input),
    ...(delaySeconds !== undefined && !queue.isFifo && { delaySeconds }),
    ...(traceHeader !== undefined && { traceHeader }),
    ...textAs(input, "MessageGroupId", "messageGroupId"),
    ...textAs(input, "MessageDeduplicationId", "messageDeduplicationId"),
  });
  const digest = system && md5OfAttributes(system);
  return { ...answerOf(message), ...(digest !== undefined && { MD5OfMessageSystemAttributes: digest }) };
}

/** The message attributes of a request; SQS ignores the list values that its model reserves. */
export function attributesOf(input: Input): Readonly<Record<string, MessageAttribute>> {
  return (input["MessageAttributes"] ?? {}) as Record<string, MessageAttribute>;
}

function answerOf({ id, md5OfBody, fifo, ...message }: StoredMessage): Record<string, unknown> {
  return {
    MessageId: id,
    MD5OfMessageBody: md5OfBody,
    ...(message.md5OfAttributes !== undefined && { MD5OfMessageAttributes: message.md5OfAttributes }),
    ...(fifo && { SequenceNumber: fifo.sequenceNumber }),
  };
}

function textAs<K extends string>(input: Input, parameter: string, name: K): Partial<Record<K, string>> {
  const value = input[parameter];
  return typeof value === "string" ? ({ [name]: value } as Partial<Record<K, string>>) : {};
}
