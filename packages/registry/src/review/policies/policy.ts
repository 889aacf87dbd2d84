import type { ReadersOf } from "../explain/to-finding.ts";
import type { Finding } from "../finding.ts";
import type { History } from "../history.ts";

/** Something that a review asks for and no comparison of two schemas can tell. */
export interface Policy {
  /** Short name in kebab-case, as reports and exemptions have it. */
  readonly id: string;
  /** What it asks and why, in one sentence. */
  readonly purpose: string;
  /** Everything about one event type that goes against it, with whom it hits. */
  readonly find: (history: History, readersOf: ReadersOf) => readonly Finding[];
}
