import { DETAIL_MAX_DEPTH, DETAIL_TYPE_MAX_CHARACTERS } from "../limits.ts";
import { isArray, JsonObject, type Json } from "../pattern/json.ts";
import { readEvent } from "../pattern/index.ts";
import type { PutEventsEntry } from "./request.ts";

/** Why an entry is refused, in AWS's words. The other entries of the request do not notice. */
export interface EntryError {
  readonly code: string;
  readonly message: string;
}

/** An entry that has what an event needs. */
export interface CheckedEntry extends PutEventsEntry {
  readonly Source: string;
  readonly DetailType: string;
  readonly Detail: string;
}

/** Checks one entry in the order in which AWS answers about it. */
export function checkEntry(
  entry: PutEventsEntry,
): { readonly ok: true; readonly entry: CheckedEntry } | { readonly ok: false; readonly error: EntryError } {
  const { Source, DetailType, Detail } = entry;
  if (!isThere(Source)) return missing("Source");
  if (!isThere(DetailType)) return missing("DetailType");
  if (!isThere(Detail)) return missing("Detail");
  if (DetailType.length > DETAIL_TYPE_MAX_CHARACTERS) {
    return fails(
      "InvalidArgument",
      `Parameter DetailType is not valid. Reason: DetailType must not be longer than ${DETAIL_TYPE_MAX_CHARACTERS} characters.`,
    );
  }
  if (Source.startsWith("aws.")) {
    return fails("NotAuthorizedForSourceException", "Not authorized for the source.");
  }
  const detail = readEvent(Detail);
  if (detail === undefined || nestsDeeperThan(detail, DETAIL_MAX_DEPTH)) {
    return fails("MalformedDetail", "Detail is malformed.");
  }
  return { ok: true, entry: { ...entry, Source, DetailType, Detail } };
}

function isThere(text: string | undefined): text is string {
  return text !== undefined && text !== null && text !== "";
}

function missing(name: string): { readonly ok: false; readonly error: EntryError } {
  return fails("InvalidArgument", `Parameter ${name} is not valid. Reason: ${name} is a required argument.`);
}

function fails(code: string, message: string): { readonly ok: false; readonly error: EntryError } {
  return { ok: false, error: { code, message } };
}

function nestsDeeperThan(value: Json, levels: number): boolean {
  if (levels === 0) return value instanceof JsonObject || isArray(value);
  if (value instanceof JsonObject) return value.entries.some(([, child]) => nestsDeeperThan(child, levels - 1));
  return isArray(value) && value.some((child) => nestsDeeperThan(child, levels - 1));
}
