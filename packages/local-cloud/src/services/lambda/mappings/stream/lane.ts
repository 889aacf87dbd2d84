import type { StreamRecord } from "../../../dynamodb/stream-source.ts";
import { PAYLOAD_MAX_BYTES } from "../limits.ts";
import type { StreamContext } from "./context.ts";

/** A record that passed the filters, with its JSON text. */
export interface ReadRecord {
  readonly record: StreamRecord;
  readonly text: string;
}

/**
 * Handles one batch after the other: gathers records until the batch is full, the batching window is over or 6 MB are
 * reached, has it run, and waits for that before the next.
 */
export class Lane {
  readonly #run: (records: readonly ReadRecord[]) => Promise<void>;
  readonly #context: StreamContext;
  readonly #waiting: ReadRecord[] = [];
  readonly #working: Promise<void>;
  #ended = false;
  #changed = Promise.withResolvers<void>();
  #taken = Promise.withResolvers<void>();

  /** @param run handles one batch; the lane goes on when it resolves. */
  constructor(run: (records: readonly ReadRecord[]) => Promise<void>, context: StreamContext) {
    this.#run = run;
    this.#context = context;
    context.stopped.addEventListener("abort", () => this.#change(), { once: true });
    this.#working = this.#work();
  }

  /** Records that wait. */
  get size(): number {
    return this.#waiting.length;
  }

  put(read: ReadRecord): void {
    this.#waiting.push(read);
    this.#change();
  }

  /** Resolves when the next batch has been taken from what waits, or the mapping stops. */
  taken(): Promise<void> {
    return this.#taken.promise;
  }

  /** No more will be put. Resolves when the rest is handled, or the mapping stops. */
  end(): Promise<void> {
    this.#ended = true;
    this.#change();
    return this.#working;
  }

  async #work(): Promise<void> {
    const { stopped } = this.#context;
    while (!stopped.aborted && (!this.#ended || this.size > 0)) {
      if (this.size === 0) {
        await this.#changed.promise;
        continue;
      }
      await this.#untilBatch();
      if (stopped.aborted) break;
      const batch = this.#waiting.splice(0, this.#fitting());
      this.#taken.resolve();
      this.#taken = Promise.withResolvers();
      await this.#run(batch);
    }
    this.#taken.resolve();
  }

  /** Waits until the batch is full or the window, which its first record opened, is over. */
  async #untilBatch(): Promise<void> {
    const { settings, clock, stopped } = this.#context;
    const closing = new AbortController();
    const signal = AbortSignal.any([closing.signal, stopped]);
    let isOver = settings.windowSeconds === 0;
    const over = isOver ? undefined : clock.wait(settings.windowSeconds * 1000, signal).then(() => true);
    while (!isOver && !this.#ended && !this.#isFull()) {
      isOver = (await Promise.race([over, this.#changed.promise])) === true;
    }
    closing.abort();
  }

  #isFull(): boolean {
    return this.size >= this.#context.settings.batchSize || this.#fitting() < this.size;
  }

  /** How many of the first records fit into one batch: by count, and by bytes; one always does. */
  #fitting(): number {
    let bytes = 0;
    let count = 0;
    for (const { text } of this.#waiting) {
      bytes += Buffer.byteLength(text) + 1;
      if (count === this.#context.settings.batchSize || (count > 0 && bytes > PAYLOAD_MAX_BYTES)) break;
      count++;
    }
    return count;
  }

  #change(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
  }
}
