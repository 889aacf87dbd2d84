import type { StreamRecord } from "../../../dynamodb/stream-source.ts";
import { PAYLOAD_MAX_BYTES } from "../limits.ts";
import type { StreamContext } from "./context.ts";

/** A record that passed the filters, with its JSON text. */
export interface ReadRecord {
  readonly record: StreamRecord;
  readonly text: string;
}

/** One batch after the other. */
export interface Lane {
  /** Records that wait. */
  readonly size: number;
  put(read: ReadRecord): void;
  /** Resolves when the next batch has been taken from what waits, or the mapping stops. */
  taken(): Promise<void>;
  /** No more will be put; resolves when the rest is handled, or the mapping stops. */
  end(): Promise<void>;
}

/**
 * Starts a lane: gathers records until the batch is full, the batching window is over or 6 MB are reached, hands the
 * batch to `run`, and waits for it before the next.
 */
export function startLane(run: (records: readonly ReadRecord[]) => Promise<void>, context: StreamContext): Lane {
  const { settings, clock, stopped } = context;
  const waiting: ReadRecord[] = [];
  let ended = false;
  let changed = Promise.withResolvers<void>();
  let taken = Promise.withResolvers<void>();
  const change = (): void => {
    changed.resolve();
    changed = Promise.withResolvers();
  };
  stopped.addEventListener("abort", change, { once: true });

  const gather = async (): Promise<readonly ReadRecord[]> => {
    while (waiting.length === 0 && !ended && !stopped.aborted) await changed.promise;
    const window = new AbortController();
    const over = clock.wait(settings.windowSeconds * 1000, AbortSignal.any([window.signal, stopped])).then(() => true);
    let isOver = settings.windowSeconds === 0;
    while (
      !isOver &&
      !ended &&
      !stopped.aborted &&
      fitting(waiting, settings.batchSize) === waiting.length &&
      waiting.length < settings.batchSize
    ) {
      isOver = await Promise.race([over, changed.promise.then(() => false)]);
    }
    window.abort();
    return waiting.splice(0, fitting(waiting, settings.batchSize));
  };

  const work = async (): Promise<void> => {
    while (!stopped.aborted && !(ended && waiting.length === 0)) {
      const batch = await gather();
      taken.resolve();
      taken = Promise.withResolvers();
      if (batch.length > 0 && !stopped.aborted) await run(batch);
    }
    taken.resolve();
  };
  const working = work();

  return {
    get size() {
      return waiting.length;
    },
    put: (read) => {
      waiting.push(read);
      change();
    },
    taken: () => taken.promise,
    end: () => {
      ended = true;
      change();
      return working;
    },
  };
}

/** How many of the first records fit into one batch: by count, and by bytes; one always does. */
function fitting(waiting: readonly ReadRecord[], batchSize: number): number {
  let bytes = 0;
  let count = 0;
  for (const { text } of waiting) {
    bytes += Buffer.byteLength(text) + 1;
    if (count === batchSize || (count > 0 && bytes > PAYLOAD_MAX_BYTES)) break;
    count++;
  }
  return count;
}
