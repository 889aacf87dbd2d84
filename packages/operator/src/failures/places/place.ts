import type { Entry, PlaceName } from "../entry.ts";
import type { Topology } from "../find-topology.ts";
import type { Reach } from "../reach.ts";

/** How to look. */
export interface Look {
  readonly reach: Reach;
  readonly topology: Topology;
  /** Entries of each place at most. */
  readonly limit: number;
  /** Whether messages that were seen stay hidden from others, to be worked on. */
  readonly hold: boolean;
}

/** What ended a look while there may have been more to see; `false` where all was seen. */
export type Cut = false | "limit" | "time";

/** What was seen of one place. */
export interface Seen {
  readonly place: PlaceName;
  /** Whose it is, where it is one consumer's. */
  readonly consumer?: string;
  readonly entries: readonly Entry[];
  /** What ended the look before all was seen: the limit, or its time. */
  readonly cut: Cut;
  /** About how many messages somebody else has hidden. */
  readonly hidden: number;
  /** Whether that consumer left the program. */
  readonly left?: boolean;
  /** Why it could not be looked at. */
  readonly fault?: string;
}
