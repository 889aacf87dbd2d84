import type { Logger } from "@aws-lambda-powertools/logger";
import { firstRetried } from "../judge-records.ts";
import type { Failure, Outcome } from "../outcome.ts";
import type { Counts } from "./counts.ts";

/**
 * Logs what a person must be able to find: each parked record, each event skipped, and where the batch was cut. Errors are named by code, step
 * and event type only; their sentences, and what is in a row, may be personal data and stay in the parked item.
 */
export function reportLog(
  logger: Logger,
  records: readonly unknown[],
  outcomes: readonly Outcome[],
  counts: Counts,
): void {
  outcomes.forEach((outcome, position) => {
    const place = positionOf(records[position]);
    if (outcome.kind === "parked") {
      logger.warn("record parked", { ...place, entity: outcome.entity, failures: namesOf(outcome.failures) });
    } else if ("skipped" in outcome) {
      logger.warn("events skipped", { ...place, failures: namesOf(outcome.skipped ?? []) });
    }
  });
  const first = outcomes[firstRetried(outcomes)];
  if (first?.kind === "retried") {
    const { code, detail } = first.error ?? {};
    const reason = detail?.["reason"] ?? detail?.["awsCode"];
    logger.error("batch cut", {
      ...positionOf(records[firstRetried(outcomes)]),
      code,
      reason,
      retried: counts.retried,
    });
  }
  if (counts.unaccounted !== 0) logger.critical("records unaccounted for", { ...counts });
}

/**
 * Logs which records a run is about to look at, before it does: of one that kills the process nothing else would tell. The
 * mapping halves a batch that fails, so the last such line before a crash soon names one record (`failures park` takes it).
 */
export function reportBegin(logger: Logger, records: readonly unknown[]): void {
  const { eventID: first } = positionOf(records[0]);
  const { eventID: last } = positionOf(records.at(-1));
  logger.info("batch begins", { records: records.length, first, last });
}

function namesOf(failures: readonly Failure[]) {
  return failures.map(({ stage, error, eventType }) => ({ stage, code: error.code, eventType }));
}

/** What finds a record in the stream again. */
function positionOf(record: unknown) {
  const raw = (record ?? {}) as { eventID?: unknown; dynamodb?: { SequenceNumber?: unknown } | null };
  return { eventID: textOf(raw.eventID), sequenceNumber: textOf(raw.dynamodb?.SequenceNumber) };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
