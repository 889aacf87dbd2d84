import type { EventType } from "@streambridge/events";
import type { Outcome } from "./outcome.ts";
import { processRecords, type Bridge, type Processed, type Run } from "./process-records.ts";

/** How a record ended that was sent again. */
export interface Reprocessed {
  readonly outcome: Outcome;
  /** The types of its events that EventBridge accepted. */
  readonly published: readonly EventType[];
  readonly processed: Processed;
}

/**
 * Sends a parked record through the bridge again, on the same path as a batch. What follows for the old parked
 * item: with `published` and `ignored` it is done and can go; with `parked` the record lies in the queue anew, with its new
 * error, and the old item can go; with `retried` nothing was settled and the old item stays.
 *
 * The list of records to park unseen does not count here, nor does the limit of hops: a person who sends a record again has
 * broken its loop. If not, the loop goes round once and is parked at its next turn. The events keep the reason that they
 * would have had the first time (docs/decisions/0011).
 */
export async function reprocessRecord(
  record: unknown,
  bridge: Bridge,
  run: Omit<Run, "parkUnseen">,
): Promise<Reprocessed> {
  const processed = await processRecords([record], bridge, {
    ...run,
    parkUnseen: new Set(),
    mostHops: Number.POSITIVE_INFINITY,
  });
  const [outcome = { kind: "retried" }] = processed.outcomes;
  return { outcome, published: [...processed.eventsPublished.keys()], processed };
}
