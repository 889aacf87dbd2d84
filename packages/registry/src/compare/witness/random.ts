/** Random choices that are the same at every run. */
export interface Random {
  /** A number from 0 up to 1, exclusive. */
  readonly next: () => number;
  /** A whole number from 0 up to `below`, exclusive. */
  readonly below: (below: number) => number;
  /** One of several; undefined of none. */
  readonly one: <T>(of: readonly T[]) => T | undefined;
}

/** The generator mulberry32: small, fast, and good enough to spread samples. */
export function random(seed: number): Random {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return { next, below, one: (of) => of[below(of.length)] };
}

/** At most `count` of several: the first half as they come, since what is most telling leads, the rest by chance. */
export function some<T>(of: readonly T[], count: number, { below }: Random): readonly T[] {
  if (of.length <= count) return of;
  const head = Math.ceil(count / 2);
  const rest = of.slice(head);
  const picked = of.slice(0, head);
  while (picked.length < count) picked.push(...rest.splice(below(rest.length), 1));
  return picked;
}
