import { backfillSequence, sequenceOf, stampCause, writtenOf, writtenOn, type Metadata } from "@streambridge/events";
import { sampleEvent } from "../testing/sample-event.ts";

/** How a row may be written. A plain writer stamps nothing: it updates some attributes, or puts a whole row of its own. */
export type Write = "put" | "update" | "plain-update" | "plain-put" | "delete";

/** An event that tells of a state of the row; `state` counts the writes, so that a higher one is later. */
export interface StateEvent {
  readonly metadata: Metadata;
  readonly deletes: boolean;
  readonly state: number;
}

type Row = Readonly<Record<string, unknown>>;

const LABEL = "2026-01-01T00:00:00.000";

/** Milliseconds between two steps: more than clocks differ, less than a TTL. */
const STEP_MS = 10_000;

/** What a deletion that a backfill finds lies before its reading, in ms; see the bridge's limits. */
const MARGIN_MS = 5_000;

/** A row that is written by several writers, the stream of its changes, and what a backfill reads of it. */
export class RowHistory {
  #row: Row | undefined;
  #now = Date.UTC(2026, 5, 1);
  #writes = 0;
  #backfills = 0;

  /** The number of the last write, and whether it left no row. */
  get latest(): { readonly state: number; readonly gone: boolean } {
    return { state: this.#writes, gone: this.#row === undefined };
  }

  /** Writes the row; the change as the stream tells of it, or undefined when there was nothing to delete. */
  write(how: Write, skewMs: number): StateEvent | undefined {
    this.#now += STEP_MS;
    const before = this.#row;
    if (how === "delete" && before === undefined) return undefined;
    this.#writes += 1;
    this.#row = written(how, before, new Date(this.#now + skewMs), this.#writes);
    const time = new Date(Math.floor(this.#now / 1000) * 1000).toISOString();
    return this.#event(`change ${this.#writes}`, {
      sequence: sequenceOf(LABEL, String(this.#writes)),
      written: writtenOf(this.#row, before, time),
      reason: "write",
    });
  }

  /** The row as a backfill reads it now; a delete when it is gone. */
  backfill(): StateEvent {
    this.#now += STEP_MS;
    this.#backfills += 1;
    const place = this.#row === undefined ? this.#now - MARGIN_MS : (writtenOn(this.#row) ?? 0);
    const sequence = backfillSequence(place);
    return this.#event(`backfill ${this.#backfills}`, { sequence, written: place, reason: "backfill" });
  }

  #event(id: string, place: Pick<Metadata, "sequence" | "reason"> & { readonly written: number }): StateEvent {
    const { metadata } = sampleEvent("UserProfileChanged.v2", { data: { userId: "one" } });
    return {
      metadata: { ...metadata, ...place, id },
      deletes: this.#row === undefined,
      state: this.#writes,
    };
  }
}

/** What DynamoDB holds after a write: the same as the write helper's stamps and expressions make it. */
function written(how: Write, before: Row | undefined, at: Date, state: number): Row | undefined {
  switch (how) {
    case "delete":
      return undefined;
    case "put":
      return before === undefined ? stampCause({ state }, { hops: 0 }, at) : updated(before, at, state);
    case "update":
      return updated(before, at, state);
    case "plain-update":
      return { ...before, state };
    default:
      return { state };
  }
}

/** `SET state = :state, #written = if_not_exists(#written, :writtenFrom) + :writtenStep` */
function updated(before: Row | undefined, at: Date, state: number): Row {
  return { ...stampCause({ state }, { hops: 0 }, at), _written: (writtenOn(before) ?? at.getTime()) + 1 };
}
