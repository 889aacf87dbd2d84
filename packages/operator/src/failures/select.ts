import { StreambridgeError } from "@streambridge/errors";
import type { Entry, PlaceName } from "./entry.ts";

/** Which failures are meant; what is not said does not matter. */
export interface Selection {
  /** Ids, or beginnings of ids that no other failure shares. */
  readonly ids: readonly string[];
  readonly place?: PlaceName | undefined;
  readonly consumer?: string | undefined;
  readonly cause?: string | undefined;
  /** `UserRegistered.v2`, or `UserRegistered` for every major. */
  readonly type?: string | undefined;
  /** Milliseconds since the last failure: at least, and at most. */
  readonly olderMs?: number | undefined;
  readonly newerMs?: number | undefined;
}

/**
 * The failures that are meant.
 *
 * @param now epoch milliseconds
 * @throws StreambridgeError `USAGE` when an id names no failure, or more than one
 */
export function select(entries: readonly Entry[], selection: Selection, now: number): readonly Entry[] {
  const fitting = entries.filter((entry) => fits(entry, selection, now));
  if (selection.ids.length === 0) return fitting;
  const named = new Set(selection.ids.map((id) => findById(fitting, id)));
  return fitting.filter((entry) => named.has(entry));
}

function fits(entry: Entry, { place, consumer, cause, type, olderMs, newerMs }: Selection, now: number): boolean {
  const age = now - Date.parse(entry.lastFailure);
  return (
    (place === undefined || entry.place === place) &&
    (consumer === undefined || entry.consumer === consumer) &&
    (cause === undefined || entry.cause.toLowerCase() === cause.toLowerCase()) &&
    (type === undefined || entry.eventType === type || entry.eventType?.replace(/\.v\d+$/, "") === type) &&
    (olderMs === undefined || age >= olderMs) &&
    (newerMs === undefined || age <= newerMs)
  );
}

function findById(entries: readonly Entry[], id: string): Entry {
  const exact = entries.find((entry) => entry.id === id);
  if (exact !== undefined) return exact;
  const [found, ...others] = entries.filter((entry) => entry.id.startsWith(id));
  if (found !== undefined && others.length === 0) return found;
  const sentence =
    found === undefined
      ? `no failure that is looked at has the id ${id}`
      : `${others.length + 1} failures have ids that begin with ${id}`;
  throw new StreambridgeError("USAGE", sentence, {
    mend: "`streambridge failures list --each` lists ids; a message that somebody else has hidden comes back in minutes.",
  });
}
