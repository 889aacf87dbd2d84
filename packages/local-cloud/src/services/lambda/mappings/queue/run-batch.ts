import type { Message } from "../../../sqs/queues.ts";
import { readBatchResponse } from "../batch-response.ts";
import { PAYLOAD_MAX_BYTES } from "../limits.ts";
import { queueRecord, type QueueRecord } from "./queue-record.ts";
import type { QueueContext } from "./start-queue-mapping.ts";

/** A message and what the function gets of it. */
interface Read {
  readonly message: Message;
  readonly record: QueueRecord;
}

/**
 * Runs one batch: drops (deletes) what the filters refuse, invokes the function with the rest and deletes what it took.
 * What failed is left alone: it becomes visible when its visibility timeout is over. Never rejects.
 */
export async function runBatch(received: readonly Message[], context: QueueContext): Promise<void> {
  const { settings, count } = context;
  const reads = received.map((message) => ({ message, record: queueRecord(message, settings, context.region) }));
  const { passing = [], refused = [] } = Object.groupBy(reads, ({ record }) =>
    context.passes(record) ? "passing" : "refused",
  );
  count("PolledEventCount", received.length);
  count("FilteredOutEventCount", refused.length);
  await deleteAll(messagesOf(refused), context);
  for (const part of splitByPayload(passing)) await invokeWith(part, context);
}

/** Parts that each fit into one invocation's event: ten messages of 1 MiB do not. */
function splitByPayload(reads: readonly Read[]): readonly Read[][] {
  const parts: Read[][] = [];
  let bytes = Infinity;
  for (const read of reads) {
    const size = Buffer.byteLength(JSON.stringify(read.record)) + 1;
    bytes += size;
    if (bytes > PAYLOAD_MAX_BYTES) {
      parts.push([]);
      bytes = size;
    }
    parts.at(-1)?.push(read);
  }
  return parts;
}

async function invokeWith(reads: readonly Read[], context: QueueContext): Promise<void> {
  const { settings, functions, count, spy, warn } = context;
  const batch = messagesOf(reads);
  const event = JSON.stringify({ Records: reads.map(({ record }) => record) });
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

function messagesOf(reads: readonly Read[]): readonly Message[] {
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
