import type { SQSRecord } from "aws-lambda";
import { attemptOf } from "../message.ts";

/**
 * What a person decided about an effect of which nobody knows whether it happened: `done`: it did; `again`: do it anyway,
 * perhaps for the second time.
 */
export type Decision = "again" | "done";

/** The message attribute by which a redrive carries a {@link Decision}. */
export const DECISION_ATTRIBUTE = "Uncertain";

/**
 * The decision that a message carries. `again` counts at its first delivery only: a try that is cut off after that is a new
 * question, and nobody has answered it yet.
 */
export function decisionIn(record: SQSRecord): Decision | undefined {
  const value = record.messageAttributes[DECISION_ATTRIBUTE]?.stringValue;
  if (value === "done") return "done";
  return value === "again" && attemptOf(record) === 1 ? "again" : undefined;
}
