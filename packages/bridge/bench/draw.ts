/** Numbers from 0 to 1 that look random and are the same for the same seed (mulberry32, public domain). */
export function drawFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The same values in an order that is drawn. */
export function shuffled<T>(values: readonly T[], draw: () => number): readonly T[] {
  return values
    .map((value) => ({ value, rank: draw() }))
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ value }) => value);
}

/** The middle value; of an even number of values the upper of the two. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
