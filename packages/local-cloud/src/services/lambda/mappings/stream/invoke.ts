import { readBatchResponse } from "../batch-response.ts";
import type { Batch, BatchContext } from "./run-batch.ts";

/** The last invocation of a batch, as its on-failure record tells it. */
export interface InvokedBatch {
  readonly requestId: string;
  /** Null where the function ended well but its answer made the batch fail. */
  readonly functionError: "Unhandled" | null;
}

/** What one invocation made of a batch. */
export type BatchOutcome =
  | { readonly kind: "done"; readonly invoked: InvokedBatch }
  | {
      readonly kind: "failed";
      readonly invoked: InvokedBatch;
      /** Index of the first record that is to be tried again; those before it are done. */
      readonly firstFailed: number;
      /** Whether nothing is known about single records, so that a bisecting mapping halves the batch. */
      readonly whole: boolean;
      readonly reason: string;
    }
  /** The function was never reached: throttled, or broken before it ran. Such a try does not count. */
  | { readonly kind: "not-started" };

/** Invokes the function with a batch and reads its answer. */
export async function invokeWithBatch(batch: Batch, context: BatchContext): Promise<BatchOutcome> {
  const { functions, settings, count, warn } = context;
  tellAge(batch, context);
  const event = `{"Records":[${batch.records.map(({ text }) => text).join(",")}]}`;
  let invocation: Awaited<ReturnType<typeof functions.invoke>>;
  try {
    invocation = await functions.invoke(settings.functionName, event);
  } catch (error) {
    count("FailedInvokeEventCount", batch.records.length);
    warn(`function ${settings.functionName} could not be invoked: ${String(error)}`);
    return { kind: "not-started" };
  }
  count("InvokedEventCount", batch.records.length);
  const outcome = readOutcome(batch, invocation, settings.reportsFailures);
  if (outcome.kind === "failed") count("FailedInvokeEventCount", batch.records.length - outcome.firstFailed);
  return outcome;
}

function tellAge({ records }: Batch, { settings: { name, functionName }, clock, spy }: BatchContext): void {
  const written = records.at(-1)?.record.dynamodb.ApproximateCreationDateTime ?? 0;
  spy.tell({ kind: "iterator-age", mapping: name, functionName, milliseconds: clock.now() - written * 1000 });
}

function readOutcome(
  { records }: Batch,
  { requestId, functionError, payload }: { requestId: string; functionError?: "Unhandled"; payload: string },
  reportsFailures: boolean,
): BatchOutcome {
  const invoked = { requestId, functionError: functionError ?? null };
  if (functionError !== undefined) {
    return { kind: "failed", invoked, firstFailed: 0, whole: true, reason: `${functionError}: ${payload}` };
  }
  if (!reportsFailures) return { kind: "done", invoked };
  const ids = records.map(({ record }) => record.dynamodb.SequenceNumber);
  const response = readBatchResponse(payload, new Set(ids));
  if (response.kind === "success") return { kind: "done", invoked };
  if (response.kind === "invalid") {
    return { kind: "failed", invoked, firstFailed: 0, whole: true, reason: response.reason };
  }
  const firstFailed = ids.findIndex((id) => response.failed.has(id));
  return { kind: "failed", invoked, firstFailed, whole: false, reason: `batchItemFailures from ${ids[firstFailed]}` };
}
