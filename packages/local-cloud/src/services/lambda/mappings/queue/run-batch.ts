import type { Message } from "../../../sqs/queues.ts";
import { readBatchResponse } from "../batch-response.ts";
import { queueRecord } from "./queue-record.ts";
import type { QueueContext } from "./start-queue-mapping.ts";

/**
 * Runs one batch: drops (deletes) what the filters refuse, invokes the function with the rest and deletes what it took.
 * What failed is left alone: it becomes visible when its visibility timeout is over. Never rejects.
 */
export async function runBatch(received: readonly Message[], context: QueueContext): Promise<void> {
  const { settings, functions, count, spy, warn } = context;
  const reads = received.map((message) => ({ message, record: queueRecord(message, settings, context.region) }));
  const { passing = [], refused = [] } = Object.groupBy(reads, ({ record }) =>
    context.passes(record) ? "passing" : "refused",
  );
  count("PolledEventCount", received.length);
  count("FilteredOutEventCount", refused.length);
  await deleteAll(messagesOf(refused), context);
  if (passing.length === 0) return;
  const batch = messagesOf(passing);
  const event = JSON.stringify({ Records: passing.map(({ record }) => record) });
  try {
    const invocation = await functions.invoke(settings.functionName, event);
    count("InvokedEventCount", batch.length);
    const { failed, reason } = readFailures(batch, invocation, settings.reportsFailures);
    if (failed.size > 0) {
      count("FailedInvokeEventCount", failed.size);
      spy.tell({ kind: "batch-failed", mapping: settings.name, reason, records: failed.size });
    }
    await deleteAll(
      batch.filter(({ messageId }) => !failed.has(messageId)),
      context,
    );
  } catch (error) {
    count("FailedInvokeEventCount", batch.length);
    warn(`function ${settings.functionName} could not be invoked: ${String(error)}`);
  }
}

function messagesOf(reads: readonly { readonly message: Message }[]): readonly Message[] {
  return reads.map(({ message }) => message);
}

interface Failures {
  readonly failed: ReadonlySet<string>;
  readonly reason: string;
}

function readFailures(
  batch: readonly Message[],
  { functionError, payload }: { functionError?: "Unhandled"; payload: string },
  reportsFailures: boolean,
): Failures {
  const ids = new Set(batch.map(({ messageId }) => messageId));
  if (functionError !== undefined) return { failed: ids, reason: `${functionError}: ${payload}` };
  if (!reportsFailures) return { failed: new Set(), reason: "" };
  const response = readBatchResponse(payload, ids);
  if (response.kind === "success") return { failed: new Set(), reason: "" };
  if (response.kind === "invalid") return { failed: ids, reason: response.reason };
  return { failed: response.failed, reason: `batchItemFailures: ${[...response.failed].join(", ")}` };
}

async function deleteAll(messages: readonly Message[], { queue, queues, count, warn }: QueueContext): Promise<void> {
  const deletions = messages.map(async ({ receiptHandle, messageId }) => {
    try {
      await queues.delete(queue, receiptHandle);
      count("DeletedEventCount", 1);
    } catch (error) {
      warn(`message ${messageId} could not be deleted and will come again: ${String(error)}`);
    }
  });
  await Promise.all(deletions);
}
