import type { EventType } from "@streambridge/events";
import { Undecodable } from "../decode/undecodable.ts";
import type { Failure, IgnoredReason } from "../outcome.ts";
import { prepareChange, type Prepared, type PreparingChange } from "../prepare-record.ts";
import type { Shipment } from "../publish/shipment.ts";
import type { BackfillAnswer, FailedRow } from "./answer.ts";
import { changeOfRow, type Reading } from "./change-of-row.ts";
import type { Found } from "./rows.ts";

/** What rows become before anything is sent: the events, and the answer that tells of them. */
export interface BackfilledRows {
  readonly shipments: readonly Shipment[];
  readonly answer: Omit<BackfillAnswer, "next">;
}

/**
 * Takes rows the way of a stream record: translate, seal, down to the entries that would be sent. It sends nothing. A row
 * that fails does not stop the others; whatever its translator's policy, it is told.
 */
export function backfillRows(found: readonly Found[], reading: Reading, preparing: PreparingChange): BackfilledRows {
  const shipments: Shipment[] = [];
  const failed: FailedRow[] = [];
  const ignored: Partial<Record<IgnoredReason, number>> = {};
  for (const [position, one] of found.entries()) {
    const prepared = prepare(one, position, reading, preparing);
    if ("shipments" in prepared) shipments.push(...prepared.shipments);
    if (prepared.kind === "ignored") ignored[prepared.reason] = (ignored[prepared.reason] ?? 0) + 1;
    failed.push(...failuresOf(prepared).map((failure) => failedRow(one, failure)));
  }
  const sent: Partial<Record<EventType, number>> = {};
  for (const { entry } of shipments) {
    const type = entry.DetailType as EventType;
    sent[type] = (sent[type] ?? 0) + 1;
  }
  const gone = found.filter(({ row }) => row === undefined).length;
  return { shipments, answer: { rows: found.length - gone, gone, sent, ignored, failed } };
}

function prepare(one: Found, position: number, reading: Reading, preparing: PreparingChange): Prepared {
  const change = changeOfRow(one, reading);
  if (change === undefined) return { kind: "ignored", reason: "no-translator" };
  if (!(change instanceof Undecodable)) return prepareChange(change, position, preparing);
  const failure: Failure = { stage: "decode", error: change.toError() };
  return { kind: "failed", entity: undefined, shipments: [], failures: [failure] };
}

function failuresOf(prepared: Prepared): readonly Failure[] {
  if (prepared.kind === "failed") return prepared.failures;
  if (prepared.kind === "halted") return [{ stage: "translate", error: prepared.error }];
  return prepared.skipped ?? [];
}

function failedRow({ keys }: Found, { error, eventType }: Failure): FailedRow {
  const { code, mend } = error;
  return { keys, code, ...(mend !== undefined && { mend }), ...(eventType !== undefined && { eventType }) };
}
