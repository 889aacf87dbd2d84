import { SHORT_ID } from "../limits.ts";
import type { Entry } from "./entry.ts";

/** The shortest beginning of each id, of at least eight characters, that no other of these failures shares. */
export function shortIds(entries: readonly Entry[]): ReadonlyMap<Entry, string> {
  const sorted = entries.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  return new Map(
    sorted.map((entry, index) => {
      const neighbours = [sorted[index - 1], sorted[index + 1]].filter((one) => one !== undefined);
      const shared = Math.max(0, ...neighbours.map((other) => sharedLength(entry.id, other.id)));
      return [entry, entry.id.slice(0, Math.max(SHORT_ID, shared + 1))];
    }),
  );
}

function sharedLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
