import { StreambridgeError } from "@streambridge/errors";
import type { SQSRecord } from "aws-lambda";
import { attemptOf } from "../message.ts";
import type { Outcome } from "../outcome.ts";
import type { Parts } from "../parts.ts";
import { backOff } from "./back-off.ts";
import { untilTooOld } from "./give-up.ts";
import { park } from "./park.ts";
import { putBack } from "./put-back.ts";

type Retried = Extract<Outcome, { kind: "retried" }>;
type Parked = Extract<Outcome, { kind: "parked" }>;

/**
 * Does what an outcome asks of the queues. A message that is done needs nothing: Lambda deletes what the answer does not
 * name. Sending to the dead-letter queue comes before that deletion, so a crash in between leaves two copies, never none.
 * If sending fails, the message is retried instead; the outcome that really came about is the answer. Never rejects.
 */
export async function settle(parts: Parts, record: SQSRecord, eventType: string, outcome: Outcome): Promise<Outcome> {
  if (outcome.kind === "parked") return settleParked(parts, record, eventType, outcome);
  if (outcome.kind === "retried") return settleRetried(parts, record, outcome);
  return outcome;
}

async function settleParked(parts: Parts, record: SQSRecord, eventType: string, outcome: Parked): Promise<Outcome> {
  const { stage, error } = outcome;
  try {
    await park(parts.sqs, parts.environment.deadLetterUrl, { record, eventType, stage, error, now: parts.now() });
    return outcome;
  } catch (cause) {
    const failed = new StreambridgeError(
      "PARK_FAILED",
      `the dead-letter queue did not take what failed by ${error.code}`,
      {
        cause,
        mend: "Check that the dead-letter queue exists and that the consumer may send to it; the message comes again.",
      },
    );
    return settleRetried(parts, record, { kind: "retried", stage, error: failed, effect: outcome.effect });
  }
}

async function settleRetried(parts: Parts, record: SQSRecord, outcome: Retried): Promise<Outcome> {
  // A message that is too old and could not be parked waits as long as any other.
  const left = untilTooOld(record, parts.subscription, parts.now()) / 1000;
  const seconds = backOff({
    attempt: attemptOf(record),
    after: outcome.after,
    untilTooOld: left > 0 ? left : Number.POSITIVE_INFINITY,
    random: parts.random(),
  });
  try {
    await putBack(parts.sqs, parts.environment.queueUrl, record, seconds);
  } catch (error) {
    // It comes back all the same, after the queue's own visibility timeout.
    parts.logger.warn("visibility not changed", { messageId: record.messageId, error: nameOf(error) });
  }
  return outcome;
}

function nameOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.name : typeof thrown;
}
