import { SETTABLE, unknownAttribute } from "../attributes.ts";
import type { Queue } from "../queue.ts";
import { names, queueOf, type SqsOperation } from "./context.ts";

/** @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html */
export const getQueueAttributes: SqsOperation = (context) => (input) => {
  const wanted = names(input, "AttributeNames");
  const all = Object.entries(attributesOf(queueOf(context, input)));
  const known = new Set(["All", ...SETTABLE, ...all.map(([name]) => name)]);
  const unknown = wanted.find((name) => !known.has(name));
  if (unknown !== undefined) throw unknownAttribute(unknown);
  const shown = all.filter(([name, value]) => value !== "" && (wanted.includes("All") || wanted.includes(name)));
  return shown.length === 0 ? {} : { Attributes: Object.fromEntries(shown) };
};

function attributesOf(queue: Queue): Readonly<Record<string, string>> {
  const { visible, inFlight, delayed } = queue.depth;
  return {
    ...queue.attributes,
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    CreatedTimestamp: String(Math.floor(queue.createdAt / 1000)),
    LastModifiedTimestamp: String(Math.floor(queue.changedAt / 1000)),
  };
}
