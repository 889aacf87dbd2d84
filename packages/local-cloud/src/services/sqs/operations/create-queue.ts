import { awsFault } from "../../aws-fault.ts";
import { checkAttributes, DEFAULT_ATTRIBUTES, type QueueAttributes } from "../attributes.ts";
import { checkRedrivePolicy } from "../check-redrive-policy.ts";
import { queueUrl } from "../queue-url.ts";
import { text, type SqsOperation } from "./context.ts";

const QUEUE_NAME = /^[\w-]{1,80}$/;

/**
 * Makes a queue beside the graph's; an equal one that is there already is answered as if it had been made.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
 */
export const createQueue: SqsOperation = (context) => (input) => {
  const { store, region, accountId } = context;
  const name = text(input, "QueueName");
  const attributes = (input["Attributes"] ?? {}) as QueueAttributes;
  const tags = (input["tags"] ?? input["Tags"] ?? {}) as Readonly<Record<string, string>>;
  const isFifo = attributes["FifoQueue"] === "true";
  checkAttributes(attributes, isFifo);
  checkRedrivePolicy(attributes, isFifo, store);
  checkName(name, isFifo);
  const existing = store.find(name);
  const differing = Object.keys(attributes).find((key) => existing && existing.attributes[key] !== attributes[key]);
  if (differing !== undefined) {
    throw awsFault(
      "QueueNameExists",
      `A queue already exists with the same name and a different value for attribute ${differing}`,
      { queryCode: "QueueAlreadyExists" },
    );
  }
  if (!existing) {
    const arn = `arn:aws:sqs:${region}:${accountId}:${name}`;
    store.create({ name, arn, attributes: { ...DEFAULT_ATTRIBUTES, ...attributes } });
    context.tags.add(arn, tags);
  }
  return { QueueUrl: queueUrl(context, name) };
};

function checkName(name: string, isFifo: boolean): void {
  if (QUEUE_NAME.test(name.replace(/\.fifo$/, "")) && name.endsWith(".fifo") === isFifo) return;
  throw awsFault(
    "InvalidParameterValue",
    isFifo
      ? "The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length."
      : "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length",
  );
}
