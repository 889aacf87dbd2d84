import {
  BACKFILL_LABEL,
  backfillNumber,
  seal,
  writtenOfPart,
  type Draft,
  type EventType,
  type Reason,
} from "@streambridge/events";
import type { Change } from "./decode/change.ts";
import type { Failure } from "./outcome.ts";
import { ship, type Destination } from "./publish/ship.ts";
import type { Shipment } from "./publish/shipment.ts";

/** What sealing depends on; the same for every record of a batch. */
export interface Sealing {
  readonly publishedTypes: ReadonlySet<EventType>;
  readonly destination: Destination;
  /** Replaces the change's own reason in the metadata, when records are sent again on purpose. */
  readonly reason?: Reason;
}

/** The events that can be sent, and what went wrong with the others. */
export interface Sealed {
  readonly shipments: readonly Shipment[];
  readonly failures: readonly Failure[];
}

/**
 * Seals each published major of each draft, and writes it as an entry. One version that fails does not stop the others.
 *
 * @param position The record's position in the batch.
 */
export function sealDrafts(drafts: readonly Draft[], change: Change, position: number, sealing: Sealing): Sealed {
  const shipments: Shipment[] = [];
  const failures: Failure[] = [];
  const { keys, cause, tableArn } = change;
  const context = { ...change, itemKeys: keys, reason: sealing.reason ?? change.reason, cause, change };
  for (const [index, draft] of drafts.entries()) {
    for (const result of seal(draft, { ...context, ...placeOf(change, index) }, sealing.publishedTypes)) {
      if (!result.ok) {
        failures.push({ stage: "seal", error: result.error, eventType: result.type, refusal: result });
        continue;
      }
      const shipped = ship(result.event, { position, tableArn }, sealing.destination);
      if (shipped.ok) shipments.push(shipped.shipment);
      else failures.push({ stage: "publish", error: shipped.error, eventType: result.event.type });
    }
  }
  return { shipments, failures };
}

/**
 * Where an event stands among those of its item. The events of one change share the place of the change. A backfill makes of
 * one row what several changes had told, one after the other, so there each event comes after the one before it.
 */
function placeOf({ streamLabel, sequenceNumber, written }: Change, index: number) {
  if (streamLabel !== BACKFILL_LABEL) return { sequenceNumber, written };
  const part = writtenOfPart(written, index);
  return { sequenceNumber: backfillNumber(part), written: part };
}
