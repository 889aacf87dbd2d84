import { LONGEST_RECEIVE_WAIT_S, LONGEST_VISIBILITY_S, MOST_BATCH_ENTRIES } from "../../../limits.ts";
import { toMessage, type StoredMessage } from "../message.ts";
import { unknownAttribute } from "../attributes.ts";
import { md5OfAttributes } from "../md5.ts";
import { names, number, queueOf, type SqsOperation } from "./context.ts";

/** What a message can be asked for beside its own attributes. */
const SYSTEM_ATTRIBUTES = new Set([
  "All",
  "AWSTraceHeader",
  "ApproximateFirstReceiveTimestamp",
  "ApproximateReceiveCount",
  "DeadLetterQueueSourceArn",
  "MessageDeduplicationId",
  "MessageGroupId",
  "SenderId",
  "SentTimestamp",
  "SequenceNumber",
]);

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html */
export const receiveMessage: SqsOperation =
  (context) =>
  async (input, { signal }) => {
    const queue = queueOf(context, input);
    // The older name of the parameter is still sent by older clients.
    const system = [...names(input, "AttributeNames"), ...names(input, "MessageSystemAttributeNames")];
    for (const name of system) if (!SYSTEM_ATTRIBUTES.has(name)) throw unknownAttribute(name);
    const max = number(input, "MaxNumberOfMessages", 1, MOST_BATCH_ENTRIES) ?? 1;
    const visibility = number(input, "VisibilityTimeout", 0, LONGEST_VISIBILITY_S);
    const waitSeconds =
      number(input, "WaitTimeSeconds", 0, LONGEST_RECEIVE_WAIT_S) ?? queue.number("ReceiveMessageWaitTimeSeconds");
    const messages = await context.store.receive(queue, {
      max,
      waitMs: waitSeconds * 1000,
      signal,
      ...(visibility !== undefined && { visibility }),
    });
    const wanted = names(input, "MessageAttributeNames");
    return messages.length === 0 ? {} : { Messages: messages.map((message) => show(message, system, wanted)) };
  };

function show(stored: StoredMessage, system: readonly string[], wanted: readonly string[]): Record<string, unknown> {
  const { messageId, receiptHandle, body, md5OfBody, attributes, messageAttributes } = toMessage(stored);
  const shownSystem = pick(attributes, (name) => system.includes("All") || system.includes(name));
  const shown = pick(messageAttributes, (name) => wanted.some((pattern) => matches(pattern, name)));
  const digest = md5OfAttributes(shown);
  return {
    MessageId: messageId,
    ReceiptHandle: receiptHandle,
    MD5OfBody: md5OfBody,
    Body: body,
    ...(Object.keys(shownSystem).length > 0 && { Attributes: shownSystem }),
    ...(digest !== undefined && { MD5OfMessageAttributes: digest, MessageAttributes: shown }),
  };
}

/** `All` and `.*` name every attribute, `order.*` those that begin with `order.`. */
function matches(pattern: string, name: string): boolean {
  if (pattern === "All" || pattern === ".*") return true;
  return pattern.endsWith(".*") ? name.startsWith(pattern.slice(0, -1)) : pattern === name;
}

function pick<V>(from: Readonly<Record<string, V>>, wanted: (name: string) => boolean): Record<string, V> {
  return Object.fromEntries(Object.entries(from).filter(([name]) => wanted(name)));
}
