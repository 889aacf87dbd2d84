import { StreambridgeError } from "@streambridge/errors";
import type { Logger } from "@aws-lambda-powertools/logger";
import type { Context } from "aws-lambda";
import { answerBatch, wholeBatch, type BatchAnswer } from "./answer-batch.ts";
import { processRecords } from "./process-records.ts";
import { countOutcomes } from "./report/counts.ts";
import { reportBegin, reportLog } from "./report/log.ts";
import { reportMetrics } from "./report/metrics.ts";
import { openSandbox, type Sandbox } from "./sandbox.ts";

// From the same file, so that the bundle that sends a record again is the very bundle that parked it (rule 11).
export { reprocess } from "./reprocess.ts";

/**
 * The one Lambda function on the table's stream.
 *
 * @param event Records of the stream. No input makes it throw; what is no batch at all is answered as failed.
 * @returns The sequence number from which the stream is to deliver again, if any.
 * @throws StreambridgeError SETTING_MISSING when the stack did not tell it what it needs.
 */
export async function handler(event: unknown, context: Context): Promise<BatchAnswer> {
  return handleBatch(event, context, openSandbox());
}

/** The handler over a given sandbox. */
export async function handleBatch(event: unknown, context: Context, sandbox: Sandbox): Promise<BatchAnswer> {
  const { logger, metrics, bridge } = sandbox;
  logger.addContext(context);
  try {
    const records = recordsOf(event);
    if (records === undefined) return noBatch(logger);
    reportBegin(logger, records);
    const { eventIDs, fault } = await sandbox.parkUnseen();
    if (fault !== undefined)
      logger.error("list of records to park unseen not read", { code: fault.code, ...fault.detail });

    const processed = await processRecords(records, bridge, {
      bridge: { version: context.functionVersion, function: context.functionName, requestId: context.awsRequestId },
      remainingMs: () => context.getRemainingTimeInMillis(),
      parkUnseen: eventIDs,
    });

    const counts = countOutcomes(records.length, processed.outcomes);
    reportLog(logger, records, processed.outcomes, counts);
    reportMetrics(metrics, counts, processed);
    return answerBatch(records, processed.outcomes);
  } catch (thrown) {
    logger.critical("batch failed unexpectedly", { code: StreambridgeError.from(thrown).code, ...traceOf(thrown) });
    return wholeBatch;
  }
}

function recordsOf(event: unknown): readonly unknown[] | undefined {
  const records = (event as { readonly Records?: unknown } | null | undefined)?.Records;
  return Array.isArray(records) ? records : undefined;
}

function noBatch(logger: Logger): BatchAnswer {
  logger.error("the event is no batch of stream records");
  return wholeBatch;
}

/** An error's name and where it came from; its message may hold what is in a row. */
function traceOf(thrown: unknown) {
  if (!(thrown instanceof Error)) return {};
  return { error: thrown.name, frames: thrown.stack?.split("\n").filter((line) => /^\s+at /.test(line)) };
}
