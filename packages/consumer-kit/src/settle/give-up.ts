import { StreambridgeError } from "@streambridge/errors";
import type { SQSRecord } from "aws-lambda";
import { DEFAULT_RETRY_HOURS } from "../limits.ts";
import { attemptOf, sentAt } from "../message.ts";
import type { Outcome } from "../outcome.ts";
import type { Subscription } from "../subscription.ts";

const HOUR_MS = 60 * 60 * 1000;

/** Milliseconds until a message is too old to be retried; negative when it is. */
export function untilTooOld(
  record: SQSRecord,
  { retryHours = DEFAULT_RETRY_HOURS }: Subscription,
  now: number,
): number {
  return sentAt(record) + retryHours * HOUR_MS - now;
}

/** Turns another retry of a message that is too old into parking it, with the error of the last try as the cause. */
export function giveUp(outcome: Outcome, record: SQSRecord, subscription: Subscription, now: number): Outcome {
  if (outcome.kind !== "retried" || untilTooOld(record, subscription, now) > 0) return outcome;
  const { stage, error: cause, effect } = outcome;
  const hours = subscription.retryHours ?? DEFAULT_RETRY_HOURS;
  const error = new StreambridgeError(
    "RETRY_AGE_EXCEEDED",
    `given up after ${hours} hours and ${attemptOf(record)} attempts; the last ended with ${cause.message}`,
    { cause, mend: cause.mend ?? "Fix what fails, then: streambridge failures redrive --cause RETRY_AGE_EXCEEDED" },
  );
  return { kind: "parked", stage, error, effect };
}
