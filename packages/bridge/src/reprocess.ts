import { StreambridgeError, type SerializedError } from "@streambridge/errors";
import type { EventType } from "@streambridge/events";
import type { Context } from "aws-lambda";
import type { IgnoredReason, Outcome } from "./outcome.ts";
import type { ParkedBefore } from "./park/parked.ts";
import { countOutcomes } from "./report/counts.ts";
import { reportLog } from "./report/log.ts";
import { reportMetrics } from "./report/metrics.ts";
import { reprocessRecord } from "./reprocess-record.ts";
import { openSandbox, type Sandbox } from "./sandbox.ts";

/** What the function is asked: to send this stream record through the bridge again. */
export interface ReprocessRequest {
  /** As the stream gave it; anything is possible. */
  readonly record: unknown;
  /** What is known of it, so that it is still known when it is parked anew. */
  readonly before?: ParkedBefore;
}

/** What became of the record. */
export interface ReprocessAnswer {
  /**
   * `published` and `ignored`: done. `parked`: it lies in the park queue anew. `retried`: nothing was settled; the
   * caller keeps the record.
   */
  readonly outcome: Outcome["kind"];
  /** Why it was ignored. */
  readonly reason?: IgnoredReason;
  /** Types of the events that were published, also where another event of the record failed. */
  readonly published: readonly EventType[];
  /** Why it was parked or is to be tried again, without the error's sentence, which may quote a row. */
  readonly error?: Pick<SerializedError, "code" | "mend">;
}

/**
 * The Lambda function behind `streambridge failures redrive`: one record, on the bridge's own path, with its
 * code and its rights.
 *
 * @throws StreambridgeError SETTING_MISSING when the stack did not tell it what it needs; USAGE when the request names no
 *   record. Nothing that a record holds makes it throw.
 */
export async function reprocess(request: unknown, context: Context): Promise<ReprocessAnswer> {
  return reprocessOne(request, context, openSandbox());
}

/** The function over a given sandbox. */
export async function reprocessOne(request: unknown, context: Context, sandbox: Sandbox): Promise<ReprocessAnswer> {
  const { logger, metrics, bridge } = sandbox;
  logger.addContext(context);
  const { record, before } = checkRequest(request);
  const { outcome, published, processed } = await reprocessRecord(record, bridge, {
    bridge: { version: context.functionVersion, function: context.functionName, requestId: context.awsRequestId },
    remainingMs: () => context.getRemainingTimeInMillis(),
    before,
  });
  const counts = countOutcomes(1, processed.outcomes);
  reportLog(logger, [record], processed.outcomes, counts);
  reportMetrics(metrics, counts, processed);
  return answerFor(outcome, published);
}

function checkRequest(request: unknown): ReprocessRequest {
  if (typeof request === "object" && request !== null && Object.hasOwn(request, "record"))
    return request as ReprocessRequest;
  throw new StreambridgeError("USAGE", "the request names no record", {
    mend: 'Invoke the function with {"record": <stream record>}, or use `streambridge failures redrive`.',
  });
}

function answerFor(outcome: Outcome, published: readonly EventType[]): ReprocessAnswer {
  const error = errorOf(outcome);
  return {
    outcome: outcome.kind,
    ...(outcome.kind === "ignored" && { reason: outcome.reason }),
    published,
    ...(error !== undefined && {
      error: { code: error.code, ...(error.mend !== undefined && { mend: error.mend }) },
    }),
  };
}

function errorOf(outcome: Outcome): StreambridgeError | undefined {
  if (outcome.kind === "parked") return outcome.failures[0].error;
  return outcome.kind === "retried" ? outcome.error : undefined;
}
