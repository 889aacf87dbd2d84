import { StreambridgeError, type Code } from "@streambridge/errors";
import { MetricUnit } from "@aws-lambda-powertools/metrics";
import type { Logger } from "@aws-lambda-powertools/logger";
import type { Outcome } from "./outcome.ts";
import type { Counters } from "./parts.ts";

/**
 * The metric of each outcome. They add up to Received; what does not is Unaccounted, which an alarm looks at. Another alarm
 * holds Received against what Lambda says it deleted from the queue.
 */
const METRIC_OF = {
  handled: "Handled",
  skipped: "Skipped",
  outdated: "Dropped",
  repeated: "Repeated",
  retried: "Retried",
  parked: "Parked",
} as const satisfies Record<Outcome["kind"], string>;

/**
 * Counts the outcomes of one batch and sends them off.
 *
 * @param received Messages of the batch: without a bug as many as there are outcomes.
 */
export function countOutcomes(metrics: Counters, received: number, outcomes: readonly Outcome[]): void {
  metrics.addMetric("Received", MetricUnit.Count, received);
  metrics.addMetric("Unaccounted", MetricUnit.Count, received - outcomes.length);
  for (const [kind, name] of Object.entries(METRIC_OF)) {
    const count = outcomes.filter((outcome) => outcome.kind === kind).length;
    metrics.addMetric(name, MetricUnit.Count, count);
  }
  metrics.publishStoredMetrics();
}

/**
 * One line about what became of a message. Of an error it tells code, reason and stack, and of an error that nobody
 * declared only code, name and stack: its text may quote what it failed on, and that belongs in no log. What a declared
 * reason quotes of the payload, the logger masks.
 */
export function logOutcome(logger: Logger, outcome: Outcome): void {
  switch (outcome.kind) {
    case "handled":
      return logger.info("handled");
    case "outdated":
    case "repeated":
      return logger.info(outcome.kind);
    case "skipped":
      return logger.info("skipped", { reason: outcome.reason });
    case "retried":
    case "parked": {
      const { error, stage, after } = { after: undefined, ...outcome };
      const { code, mend } = error;
      return logger.warn(outcome.kind, {
        stage,
        code,
        ...(!QUOTING.has(code) && { reason: error.sentence }),
        ...(mend !== undefined && { mend }),
        ...(after !== undefined && { after }),
        ...causeOf(error.cause),
      });
    }
  }
}

/** Codes whose sentence may be, or quote, the text of an error that nobody declared. */
const QUOTING: ReadonlySet<Code> = new Set(["HANDLER_FAILED", "UNEXPECTED", "RETRY_AGE_EXCEEDED"]);

function causeOf(cause: unknown): { cause?: string; stack?: readonly string[] } {
  if (!(cause instanceof Error)) return {};
  const frames = (cause.stack ?? "").split("\n").filter((line) => line.trimStart().startsWith("at "));
  return {
    cause: cause instanceof StreambridgeError ? cause.code : cause.name,
    stack: frames.map((line) => line.trim()),
  };
}
