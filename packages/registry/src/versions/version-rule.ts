import type { EventSchema } from "../registry.ts";
import type { Finding } from "../review/finding.ts";
import type { ReaderHit } from "../readers/readers-hit.ts";
import type { DowncastReport } from "./downcast/report.ts";

/** One version of an event, with what decides about its life. */
export interface Lifecycle {
  readonly event: EventSchema;
  /** The next newer major of its name; absent for the newest. */
  readonly newer?: EventSchema;
  /** Everybody who wants it, with what is known of each. */
  readonly readers: readonly ReaderHit[];
  /** Today, `YYYY-MM-DD`. */
  readonly today: string;
  /** Days after which no copy of an event can arrive any more; absent where no stack says. */
  readonly lifetimeDays?: number;
  /** What came of making it from the newer major; absent where that was not tried. */
  readonly downcast?: DowncastReport;
}

/** Something that a review asks of versions that live side by side. */
export interface VersionRule {
  /** Short name in kebab-case, as reports and exemptions have it. */
  readonly id: string;
  /** What it asks and why, in one sentence. */
  readonly purpose: string;
  /** Everything about one version that goes against it. */
  readonly find: (version: Lifecycle) => readonly Finding[];
}
