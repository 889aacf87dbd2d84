import type { Rooms } from "./recordings/rooms/rooms.ts";

/** What became of one case: what was expected of the local cloud beside what it did. */
export interface Verdict {
  /** The case's own name. */
  readonly name: string;
  /** Empty where the local cloud agrees. */
  readonly differences: readonly Difference[];
  /** Why it was not run; undefined: it was. */
  readonly leftOut?: string;
}

/** One place where the local cloud does something else than expected. */
export interface Difference {
  /** Where in the expected value, as `invocations[1][0]`; empty for the value as a whole. */
  readonly path: string;
  readonly expected: unknown;
  /** Undefined where there is nothing at that place. */
  readonly actual: unknown;
}

/** A case that is ready to be run. */
export interface Case {
  readonly name: string;
  /** What the local cloud does otherwise becomes a difference. Rejects with AWS's fault where the case itself is refused. */
  readonly run: (rooms: Rooms) => Promise<Verdict>;
}
