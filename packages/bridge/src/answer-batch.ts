import { MAX_SEQUENCE_DIGITS } from "./limits.ts";
import type { Outcome } from "./outcome.ts";

/** The answer that Lambda's stream mapping expects. */
export interface BatchAnswer {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/**
 * Tells the mapping where to start delivering again: the lowest sequence number of the retried records, and that one only.
 * A record without an outcome, which would be a bug, counts as retried: better twice than never.
 * A record without a sequence number cannot be named; an empty identifier makes the mapping deliver the whole batch again.
 * Source: "Configuring partial batch response with DynamoDB and Lambda".
 */
export function answerBatch(records: readonly unknown[], outcomes: readonly Outcome[]): BatchAnswer {
  const retried = records.filter((_, position) => (outcomes[position]?.kind ?? "retried") === "retried");
  if (retried.length === 0) return { batchItemFailures: [] };
  const [lowest = WHOLE_BATCH] = retried.map(sequenceNumberOf).sort(bySequence);
  return { batchItemFailures: [{ itemIdentifier: lowest }] };
}

/** The identifier that names no record, and so stands for all. */
const WHOLE_BATCH = "";

/** Makes the mapping deliver the whole batch again. */
export const wholeBatch: BatchAnswer = { batchItemFailures: [{ itemIdentifier: WHOLE_BATCH }] };

function sequenceNumberOf(record: unknown): string {
  const { SequenceNumber: text } = ((record as { dynamodb?: unknown } | null)?.dynamodb ?? {}) as Record<
    string,
    unknown
  >;
  return typeof text === "string" && /^\d+$/.test(text) ? text : WHOLE_BATCH;
}

function bySequence(left: string, right: string): number {
  const [one, other] = [left.padStart(MAX_SEQUENCE_DIGITS, "0"), right.padStart(MAX_SEQUENCE_DIGITS, "0")];
  return one < other ? -1 : Number(one > other);
}
