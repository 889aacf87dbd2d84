import type { Outcome } from "./outcome.ts";
import { processRecords, type Bridge, type Run } from "./process-records.ts";

/**
 * Sends a record that was parked through the bridge again, along the very way of a batch. What follows for the old parked
 * item: with `published` and `ignored` it is done and can go; with `parked` the record lies in the queue anew, with its new
 * error, and the old item can go; with `retried` nothing was settled and the old item stays.
 *
 * The list of records to park unseen does not count here, and the events' metadata say `redrive`.
 */
export async function reprocessRecord(record: unknown, bridge: Bridge, run: Omit<Run, "parkUnseen">): Promise<Outcome> {
  const { outcomes } = await processRecords([record], bridge, { reason: "redrive", ...run, parkUnseen: new Set() });
  return outcomes[0] ?? { kind: "retried" };
}
