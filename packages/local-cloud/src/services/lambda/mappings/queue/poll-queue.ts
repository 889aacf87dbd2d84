import type { Message } from "../../../sqs/queues.ts";
import { LONG_POLL_MS, QUEUE_CONCURRENCY, READ_RETRY_MS } from "../limits.ts";
import { runBatch } from "./run-batch.ts";
import type { QueueContext } from "./start-queue-mapping.ts";

/** Receives batches and has them run, as many at once as allowed, until the mapping stops. Never rejects. */
export async function pollQueue(context: QueueContext): Promise<void> {
  const { settings, clock, stopped, warn } = context;
  const atOnce = settings.maximumConcurrency ?? QUEUE_CONCURRENCY;
  const running = new Set<Promise<void>>();
  while (!stopped.aborted) {
    if (running.size >= atOnce) {
      await Promise.race(running);
      continue;
    }
    try {
      const messages = await gather(context);
      if (messages.length === 0 || stopped.aborted) continue;
      const run = runBatch(messages, context).finally(() => running.delete(run));
      running.add(run);
    } catch (error) {
      if (stopped.aborted) break;
      warn(`cannot receive from ${context.queue}: ${String(error)}`);
      await clock.wait(READ_RETRY_MS, stopped);
    }
  }
  await Promise.all(running);
}

/** Receives until the batch is full or the batching window, which the first message opens, is over. */
async function gather({ settings, queue, queues, clock, stopped }: QueueContext): Promise<readonly Message[]> {
  const { batchSize, windowSeconds } = settings;
  const messages = [...(await queues.receive(queue, batchSize, LONG_POLL_MS, stopped))];
  const windowEnd = clock.now() + windowSeconds * 1000;
  while (messages.length > 0 && messages.length < batchSize && clock.now() < windowEnd && !stopped.aborted) {
    messages.push(...(await queues.receive(queue, batchSize - messages.length, windowEnd - clock.now(), stopped)));
  }
  return messages;
}
