import { BACKFILL_LABEL, CAUSE_ATTRIBUTE, itemOf, withoutStamp, writtenOn, type ItemKeys } from "@streambridge/events";
import type { Change } from "../decode/change.ts";
import { decodeAttributes, type Row } from "../decode/attribute-value.ts";
import { Undecodable } from "../decode/undecodable.ts";
import { CLOCK_MARGIN_MS } from "../limits.ts";
import type { Translator } from "../translate/translator.ts";
import type { Found } from "./rows.ts";

/** What the changes of one reading share. */
export interface Reading {
  readonly table: string;
  readonly tableArn: string;
  /** Names the backfill; see `BackfillRequest`. */
  readonly run: string;
  /** When it began, in epoch milliseconds. */
  readonly at: number;
  readonly translators: readonly Translator[];
}

/**
 * A row as translators take it: as if it were written for the first time, since there is no state before it to tell. It
 * stands where the last stamped write of the row stands, and the lowest when nobody stamped it. A named row that is gone is
 * a removal of what its keys and the caller who named it say of it; undefined when no translator knows rows of such keys.
 */
export function changeOfRow({ keyImage, row, known }: Found, reading: Reading): Change | Undecodable | undefined {
  // Decoded as the stream's are, or an item would be another than that of its changes.
  const keys = decodeAttributes(keyImage);
  if (keys instanceof Undecodable) return keys.under("keys");
  const decoded = row && decodeAttributes(row);
  if (decoded instanceof Undecodable) return decoded.under("row");
  if (decoded !== undefined) return insertOf(keys as ItemKeys, decoded, reading);
  const told = reading.translators.map(({ rowOfKeys }) => rowOfKeys?.(keys as ItemKeys)).find((one) => one);
  const gone = { ...told, ...known } as Row;
  return typeof gone["entity"] === "string" ? removalOf(keys as ItemKeys, gone, reading) : undefined;
}

function insertOf(keys: ItemKeys, row: Row, reading: Reading): Change {
  const written = writtenOn(row) ?? 0;
  return {
    ...placed(keys, written, reading),
    operation: "INSERT",
    newRow: withoutStamp(row) as Row,
    time: stampedAt(row) ?? new Date(reading.at).toISOString(),
  };
}

function removalOf(keys: ItemKeys, row: Row, reading: Reading): Change {
  const written = reading.at - CLOCK_MARGIN_MS;
  return {
    ...placed(keys, written, reading),
    operation: "REMOVE",
    oldRow: row,
    time: new Date(reading.at).toISOString(),
  };
}

function placed(keys: ItemKeys, written: number, { table, tableArn, run }: Reading) {
  return {
    table,
    tableArn,
    keys,
    written,
    streamLabel: BACKFILL_LABEL,
    // Whole here: the events of the row get theirs one by one.
    sequenceNumber: String(written),
    eventID: `backfill/${run}/${itemOf(tableArn, keys)}/${written}`,
    reason: "write",
    causeOnly: false,
  } as const;
}

/** When the row was last stamped, ISO 8601. */
function stampedAt(row: Row): string | undefined {
  const { at } = (row[CAUSE_ATTRIBUTE] ?? {}) as { readonly at?: unknown };
  return typeof at === "string" && !Number.isNaN(Date.parse(at)) ? new Date(at).toISOString() : undefined;
}
