/** The parts of a stage's topology by their names, as `stacks/topology.ts` writes them: `bridge`, `consumers/NAME`, `queues/NAME`. */
export type TopologyParts = ReadonlyMap<string, object>;

/** What a consumer that left the program left behind: in production its queues stay (docs/decisions/0024). */
export interface LeftBehind {
  /** The consumer's name. */
  readonly name: string;
  /** URLs. */
  readonly queue: string;
  readonly deadLetters: string;
}

/** The queues that are noted and that no consumer has any more. */
export function leftBehind(parts: TopologyParts): readonly LeftBehind[] {
  const under = (prefix: string) => [...parts].flatMap(([name, part]) => (name.startsWith(prefix) ? [part] : []));
  const served = new Set(under("consumers/").map((part) => (part as Pick<LeftBehind, "deadLetters">).deadLetters));
  return under("queues/")
    .map((note) => note as Omit<LeftBehind, "name"> & { readonly consumer: string })
    .filter(({ deadLetters }) => !served.has(deadLetters))
    .map(({ consumer: name, queue, deadLetters }) => ({ name, queue, deadLetters }));
}
