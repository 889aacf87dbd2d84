import { StreambridgeError } from "@streambridge/errors";
import type { Entry, PlaceName } from "./entry.ts";

/** Which failures are meant; what is not said does not matter. */
export interface Selection {
  /** Ids, or beginnings of ids that no other failure shares. */
  readonly ids: readonly string[];
  readonly place?: PlaceName | undefined;
  readonly consumer?: string | undefined;
  readonly cause?: string | undefined;
  /** `UserRegistered.v2`, or `UserRegistered` for every major: any event that failed, or that a record would make. */
  readonly type?: string | undefined;
  /** Milliseconds since the last failure: at least, and at most. */
  readonly olderMs?: number | undefined;
  readonly newerMs?: number | undefined;
}

/**
 * The failures that are meant.
 *
 * @param now epoch milliseconds
 * @param made the types of the events that a record would make, beside those that it names
 * @throws StreambridgeError `USAGE` when an id names no failure, or more than one
 */
export function select(
  entries: readonly Entry[],
  selection: Selection,
  now: number,
  made: ReadonlyMap<Entry, readonly string[]> = new Map(),
): readonly Entry[] {
  const fitting = entries.filter((entry) => fits(entry, selection, now) && isAbout(entry, selection, made));
  if (selection.ids.length === 0) return fitting;
  const named = new Set(selection.ids.map((id) => findById(fitting, id)));
  return fitting.filter((entry) => named.has(entry));
}

function fits(entry: Entry, { place, consumer, cause, olderMs, newerMs }: Selection, now: number): boolean {
  const age = now - Date.parse(entry.lastFailure);
  return (
    (place === undefined || entry.place === place) &&
    (consumer === undefined || entry.consumer === consumer) &&
    (cause === undefined || entry.cause.toLowerCase() === cause.toLowerCase()) &&
    (olderMs === undefined || age >= olderMs) &&
    (newerMs === undefined || age <= newerMs)
  );
}

function isAbout(entry: Entry, { type }: Selection, made: ReadonlyMap<Entry, readonly string[]>): boolean {
  return type === undefined || [...typesOf(entry), ...(made.get(entry) ?? [])].some((one) => isOfType(one, type));
}

/** The event types that a failure names: of a record, of each event that failed. */
export function typesOf({ eventType, others = [] }: Entry): readonly string[] {
  return [eventType, ...others.map((other) => other.eventType)].filter((type) => type !== undefined);
}

/** Whether an event type is the one that is asked for, or a version of it. */
export function isOfType(type: string, wanted: string): boolean {
  return type === wanted || type.replace(/\.v\d+$/, "") === wanted;
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
