import { awsFault, type AwsFault } from "../aws-fault.ts";
import { LONGEST_DELAY_S, LONGEST_RECEIVE_WAIT_S, LONGEST_VISIBILITY_S, MOST_MESSAGE_BYTES } from "../../limits.ts";
import { isJson } from "../is-json.ts";

/** A queue's attributes as SetQueueAttributes takes them: text under AWS's names. */
export type QueueAttributes = Readonly<Record<string, string>>;

/**
 * What a queue has that says nothing else.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
 */
export const DEFAULT_ATTRIBUTES: QueueAttributes = {
  VisibilityTimeout: "30",
  DelaySeconds: "0",
  MaximumMessageSize: String(MOST_MESSAGE_BYTES),
  MessageRetentionPeriod: "345600",
  ReceiveMessageWaitTimeSeconds: "0",
  SqsManagedSseEnabled: "true",
};

const RANGES: Readonly<Record<string, readonly [least: number, most: number]>> = {
  VisibilityTimeout: [0, LONGEST_VISIBILITY_S],
  DelaySeconds: [0, LONGEST_DELAY_S],
  MaximumMessageSize: [1_024, MOST_MESSAGE_BYTES],
  MessageRetentionPeriod: [60, 1_209_600],
  ReceiveMessageWaitTimeSeconds: [0, LONGEST_RECEIVE_WAIT_S],
};

/** A standard queue does not know these, not even as false. */
const OF_FIFO_QUEUES = new Set(["ContentBasedDeduplication", "DeduplicationScope", "FifoQueue", "FifoThroughputLimit"]);

const OTHERS = new Set([
  ...OF_FIFO_QUEUES,
  "KmsDataKeyReusePeriodSeconds",
  "KmsMasterKeyId",
  "Policy",
  "RedriveAllowPolicy",
  "RedrivePolicy",
  "SqsManagedSseEnabled",
]);

/** The attributes that SetQueueAttributes takes. */
export const SETTABLE: readonly string[] = [...Object.keys(RANGES), ...OTHERS];

/** The refusal of an attribute that SQS does not know. */
export const unknownAttribute = (name: string): AwsFault =>
  awsFault("InvalidAttributeName", `Unknown Attribute ${name}.`);

/**
 * Refuses an attribute that SQS does not know of this kind of queue, whose number is out of its range, or that would
 * change the kind.
 *
 * @param isFifo of the queue, as it is or is to be.
 */
export function checkAttributes(attributes: QueueAttributes, isFifo: boolean): void {
  for (const [name, value] of Object.entries(attributes)) {
    const range = RANGES[name];
    if (!range && !OTHERS.has(name)) throw unknownAttribute(name);
    if (!isFifo && OF_FIFO_QUEUES.has(name)) throw unknownAttribute(name);
    if (name === "FifoQueue" && value !== "true") {
      throw invalidAttribute(name, " Reason: Modifying queue type is not supported.");
    }
    if (range && !isWithin(value, range)) throw invalidAttribute(name);
    if (name === "Policy" && value !== "" && !isJson(value)) throw invalidAttribute(name);
  }
}

function invalidAttribute(name: string, reason = ""): AwsFault {
  return awsFault("InvalidAttributeValue", `Invalid value for the parameter ${name}.${reason}`);
}

function isWithin(value: string, [least, most]: readonly [number, number]): boolean {
  return value !== "" && Number.isInteger(Number(value)) && Number(value) >= least && Number(value) <= most;
}

/** After how many receives a message moves where; undefined where the queue says nothing or something unreadable. */
export function readRedrivePolicy(
  attributes: QueueAttributes,
): { readonly deadLetterTargetArn: string; readonly maxReceiveCount: number } | undefined {
  const text = attributes["RedrivePolicy"];
  if (text === undefined || text === "") return undefined;
  const policy: unknown = JSON.parse(text);
  if (typeof policy !== "object" || policy === null) return undefined;
  const { deadLetterTargetArn, maxReceiveCount } = policy as Record<string, unknown>;
  if (typeof deadLetterTargetArn !== "string") return undefined;
  return { deadLetterTargetArn, maxReceiveCount: Number(maxReceiveCount) };
}
