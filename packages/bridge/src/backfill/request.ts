import { StreambridgeError } from "@streambridge/errors";
import { isEventType, type EventType } from "@streambridge/events";
import { MAX_BACKFILL_ROWS } from "../limits.ts";

/** A row's attributes as plain values: its keys at least, and what else is known of it. */
export type PlainRow = Readonly<Record<string, unknown>>;

/** Which rows a request is about. */
export type Source =
  /** One segment of the table, after the row with the keys `after`. */
  | { readonly segment: number; readonly segments: number; readonly after?: PlainRow }
  /** Named rows. One that is gone is told as deleted; what is known of it beside its keys helps. */
  | { readonly keys: readonly PlainRow[] };

/** What the function is asked: to send a consumer what these rows are now. */
export interface BackfillRequest {
  /** URL of the consumer's queue. */
  readonly queueUrl: string;
  /** The event types that the consumer takes. */
  readonly types: readonly EventType[];
  /** Names this backfill. Asking twice under one name makes the same events, with the same ids. */
  readonly run: string;
  /** Rows to read at most, up to {@link MAX_BACKFILL_ROWS}. */
  readonly limit: number;
  /** Says what would be sent, and sends nothing. */
  readonly plan: boolean;
  readonly from: Source;
}

/**
 * Reads a request.
 *
 * @throws StreambridgeError USAGE that names the field.
 */
export function readRequest(request: unknown): BackfillRequest {
  const { queueUrl, types, run, limit, plan = false, from } = asObject(request, "the request");
  if (typeof queueUrl !== "string" || queueUrl === "") throw refused("queueUrl", "the URL of a queue");
  if (!Array.isArray(types) || types.length === 0 || !types.every(isEventType))
    throw refused("types", "event types of the catalogue");
  if (typeof run !== "string" || !/^[\w-]{1,64}$/.test(run)) throw refused("run", "a name of up to 64 letters");
  if (!isBetween(limit, 1, MAX_BACKFILL_ROWS)) throw refused("limit", `a number from 1 to ${MAX_BACKFILL_ROWS}`);
  if (typeof plan !== "boolean") throw refused("plan", "true or false");
  return { queueUrl, types, run, limit, plan, from: readSource(from) };
}

function readSource(from: unknown): Source {
  const { keys, segment, segments, after } = asObject(from, "from");
  if (keys !== undefined) {
    if (!Array.isArray(keys) || keys.length > MAX_BACKFILL_ROWS)
      throw refused("from.keys", `a list of at most ${MAX_BACKFILL_ROWS} rows`);
    return { keys: keys.map((row, index) => asObject(row, `from.keys[${index}]`)) };
  }
  // DynamoDB takes up to a million segments.
  if (!isBetween(segments, 1, 1_000_000)) throw refused("from.segments", "a number from 1 to 1000000");
  if (!isBetween(segment, 0, segments - 1)) throw refused("from.segment", "a number below from.segments");
  return { segment, segments, ...(after !== undefined && { after: asObject(after, "from.after") }) };
}

function isBetween(value: unknown, low: number, high: number): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= low && value <= high;
}

function asObject(value: unknown, field: string): Readonly<Record<string, unknown>> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw refused(field, "an object");
}

function refused(field: string, wanted: string): StreambridgeError {
  return new StreambridgeError("USAGE", `the request's ${field} is not ${wanted}`, {
    mend: "Use `streambridge backfill`, which asks this function.",
    detail: { field, wanted },
  });
}
