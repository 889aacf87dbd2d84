import { invalidValue } from "./faults.ts";
import type { QueueAttributes } from "./attributes.ts";
import type { QueueStore } from "./queue-store.ts";

/** Receives after which a message may move at the earliest and at the latest. */
const RECEIVES = { least: 1, most: 1000 } as const;

/**
 * Checks a redrive policy before a queue takes it on.
 *
 * @throws AwsFault `InvalidParameterValue` for text that is no JSON object, for one that lacks a field, for a count that
 * is out of range and for a dead-letter queue that does not exist or is of the other kind.
 * @param isFifo whether the queue that takes it on is a FIFO queue.
 */
export function checkRedrivePolicy({ RedrivePolicy: text }: QueueAttributes, isFifo: boolean, store: QueueStore): void {
  if (text === undefined || text === "") return;
  const refuse = (reason: string): Error => invalidValue("RedrivePolicy", text, reason);
  const policy = parse(text);
  if (!policy) throw refuse("Redrive policy is not a valid JSON map.");
  const lacking = ["deadLetterTargetArn", "maxReceiveCount"].find((name) => policy[name] === undefined);
  if (lacking !== undefined) throw refuse(`Redrive policy does not contain mandatory attribute: ${lacking}.`);
  const count = Number(policy["maxReceiveCount"]);
  if (!Number.isInteger(count) || count < RECEIVES.least || count > RECEIVES.most) {
    const range = `valid values are from ${RECEIVES.least} to ${RECEIVES.most} both inclusive`;
    throw refuse(`Invalid value for maxReceiveCount: ${String(policy["maxReceiveCount"])}, ${range}.`);
  }
  const { deadLetterTargetArn: arn } = policy;
  const target = typeof arn === "string" ? store.ofArn(arn) : undefined;
  if (!target) throw refuse("Dead letter target does not exist.");
  // AWS's own two dots.
  if (target.isFifo !== isFifo) throw refuse("Dead-letter queue must be same type of queue as the source..");
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
