import type { IgnoredReason, Outcome } from "../outcome.ts";

/** How many records of a run ended in which way. */
export interface Counts {
  readonly received: number;
  readonly published: number;
  readonly ignored: number;
  readonly ignoredByReason: ReadonlyMap<IgnoredReason, number>;
  readonly parked: number;
  readonly retried: number;
  /** Events that failed and whose translator does not mind. */
  readonly eventsSkipped: number;
  /** Records that came in and have no outcome: anything but 0 is a bug of the bridge. */
  readonly unaccounted: number;
}

/** Counts outcomes, and holds their sum against what came in. */
export function countOutcomes(received: number, outcomes: readonly Outcome[]): Counts {
  const of = (kind: Outcome["kind"]) => outcomes.filter((outcome) => outcome.kind === kind).length;
  const [published, ignored, parked, retried] = [of("published"), of("ignored"), of("parked"), of("retried")];
  const ignoredByReason = new Map<IgnoredReason, number>();
  let eventsSkipped = 0;
  for (const outcome of outcomes) {
    if ("skipped" in outcome) eventsSkipped += outcome.skipped?.length ?? 0;
    if (outcome.kind !== "ignored") continue;
    ignoredByReason.set(outcome.reason, (ignoredByReason.get(outcome.reason) ?? 0) + 1);
  }
  const unaccounted = received - published - ignored - parked - retried;
  return { received, published, ignored, ignoredByReason, parked, retried, eventsSkipped, unaccounted };
}
