import { KEPT_MINUTES, MINUTE_MS } from "../limits.ts";

/** Values of some time, as CloudWatch keeps them: never the values themselves. */
export interface Bucket {
  count: number;
  sum: number;
  minimum: number;
  maximum: number;
}

/** Several values at once, as PutMetricData hands them in. */
export type Values = Readonly<Bucket>;

/** One metric over time: a bucket for each minute that had values. Times are in milliseconds since the epoch. */
export class Series {
  readonly #minutes = new Map<number, Bucket>();
  #last = -Infinity;
  #open: Bucket | undefined;
  #openMinute = -Infinity;

  /** The newest minute that has a value: its number since the epoch; -Infinity before the first. */
  get lastMinute(): number {
    return this.#last;
  }

  /** Adds one value to its minute. */
  add(at: number, value: number): void {
    const minute = Math.floor(at / MINUTE_MS);
    const bucket = this.#openMinute === minute ? this.#open : this.#bucketOf(minute);
    if (!bucket) return;
    bucket.count += 1;
    bucket.sum += value;
    if (value < bucket.minimum) bucket.minimum = value;
    if (value > bucket.maximum) bucket.maximum = value;
  }

  addAll(at: number, values: Values): void {
    const bucket = this.#bucketOf(Math.floor(at / MINUTE_MS));
    merge(bucket, values);
  }

  /** What all minutes of `[from, from + length)` have together; undefined where none has a value. Both are in minutes. */
  read(from: number, length: number): Values | undefined {
    if (from > this.#last) return undefined;
    let total: Bucket | undefined;
    for (let minute = from; minute < from + length; minute++) {
      const bucket = this.#minutes.get(minute);
      if (!bucket) continue;
      total ??= emptyBucket();
      merge(total, bucket);
    }
    return total;
  }

  #bucketOf(minute: number): Bucket {
    let bucket = this.#minutes.get(minute);
    if (!bucket) {
      bucket = emptyBucket();
      this.#minutes.set(minute, bucket);
      this.#last = Math.max(this.#last, minute);
      this.#forget();
    }
    this.#openMinute = minute;
    this.#open = bucket;
    return bucket;
  }

  /** A map keeps the order in which minutes came, which is that of time for all but late values. */
  #forget(): void {
    if (this.#minutes.size <= KEPT_MINUTES) return;
    const [oldest] = this.#minutes.keys();
    if (oldest !== undefined) this.#minutes.delete(oldest);
  }
}

function emptyBucket(): Bucket {
  return { count: 0, sum: 0, minimum: Infinity, maximum: -Infinity };
}

function merge(into: Bucket, { count, sum, minimum, maximum }: Values): void {
  into.count += count;
  into.sum += sum;
  into.minimum = Math.min(into.minimum, minimum);
  into.maximum = Math.max(into.maximum, maximum);
}
