import { comparePlaces, type Place } from "@streambridge/events";
import type { Entry } from "../entry.ts";
import type { GuardWord } from "../guards.ts";
import type { Refusal } from "../stale.ts";
import type { Try } from "../try/try-entry.ts";
import type { Tried } from "../try/tried.ts";
import { byHistory } from "./by-history.ts";
import { orderOf, type Order } from "./order.ts";

/** What a redrive is expected to come to for one failure. */
export type Forecast =
  /** Nothing speaks against it. */
  | "fresh"
  /** Something of it took effect before: events that were published, or an effect that is recorded. */
  | "repeat"
  /** Something newer of the same item was done, or is about to be. */
  | "superseded"
  /** It is older than what guards remember; see `refuseStale`. */
  | "stale"
  /** Its consumer does not know whether an earlier try had its effect; see `--uncertain`. */
  | "uncertain"
  /** Today's code of this tree would fail on it again. */
  | "fails"
  /** It is no record and no event, or its consumer is not there: only `purge` takes it away. */
  | "stuck";

/** One failure of a plan. */
export interface Planned {
  readonly entry: Entry;
  /** Where it would go: through the bridge, or to its consumer's queue. */
  readonly to: "bridge" | "queue" | "nowhere";
  readonly forecast: Forecast;
}

/** What a plan depends on. */
export interface Planning {
  /** Those of the stage. */
  readonly consumers: readonly { readonly name: string }[];
  readonly tryEntry: Try;
  readonly refusal: Refusal;
}

/**
 * What a redrive would do, in the order in which it would: records first, each item's by sequence, then what lies in the
 * failures bucket, then events. Nothing is sent.
 */
export async function makePlan(
  entries: readonly Entry[],
  { consumers, tryEntry, refusal }: Planning,
): Promise<readonly Planned[]> {
  const places = placesIn(entries);
  const planned: Planned[] = [];
  for (const entry of inOrder(entries)) {
    const to = destinationOf(entry, consumers);
    if (to === "nowhere") planned.push({ entry, to, forecast: "stuck" });
    else if (refusal(entry) !== undefined) planned.push({ entry, to, forecast: "stale" });
    // What would come of it is not kept: a thousand large records would be a gigabyte.
    else planned.push({ entry, to, forecast: forecastFor(entry, await tryEntry(entry), places) });
  }
  return planned;
}

/** Failures in the order in which they are sent again. */
export function inOrder(entries: readonly Entry[]): readonly Entry[] {
  const sorted = entries
    .map((entry) => ({ entry, ...orderOf(entry) }))
    .toSorted((one, other) => compare(one.key, other.key));
  const lanes = Map.groupBy(sorted.filter(isPlaced), ({ entry, item }) => laneOf(entry, item));
  const rows = new Map([...lanes].map(([lane, ones]) => [lane, byHistory(ones).values()]));
  // Each lane keeps its places among the others.
  return sorted.map((one) => {
    const next = isPlaced(one) ? rows.get(laneOf(one.entry, one.item))?.next().value : undefined;
    return (next ?? one).entry;
  });
}

interface Sorted extends Order {
  readonly entry: Entry;
}

function isPlaced(one: Sorted): one is Sorted & { readonly item: string; readonly place: Place } {
  return one.item !== undefined && one.place !== undefined;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** Where a redrive takes a failure. */
function destinationOf({ content, consumer = "" }: Entry, consumers: Planning["consumers"]): Planned["to"] {
  if (content.kind === "unknown") return "nowhere";
  if (content.kind !== "event") return "bridge";
  return consumers.some(({ name }) => name === consumer) ? "queue" : "nowhere";
}

function forecastFor(entry: Entry, tried: Tried, places: Places): Forecast {
  const known = tried.kind === "opens" ? FORECAST_OF[tried.guard] : undefined;
  if (known !== undefined) return known;
  if (!tried.passes) return "fails";
  if (isOvertaken(entry, places)) return "superseded";
  return tried.kind === "publishes" && wasPublishedInPart(entry, tried.events) ? "repeat" : "fresh";
}

/** What follows from what a consumer's guard says. */
const FORECAST_OF: Readonly<Partial<Record<GuardWord, Forecast>>> = {
  uncertain: "uncertain",
  repeated: "repeat",
  outdated: "superseded",
};

/** Where failures stand, of each item and for each consumer. */
type Places = ReadonlyMap<string, readonly Place[]>;

function placesIn(entries: readonly Entry[]): Places {
  const lanes = Map.groupBy(entries, (entry) => laneOf(entry, orderOf(entry).item ?? ""));
  return new Map([...lanes].map(([lane, ones]) => [lane, ones.flatMap((entry) => orderOf(entry).place ?? [])]));
}

/** As a guard judges: a backfill stands beside a change by the row's stamped writes, not by its sequence. */
function isOvertaken(entry: Entry, places: Places): boolean {
  const { item, place } = orderOf(entry);
  if (item === undefined || place === undefined) return false;
  return places.get(laneOf(entry, item))?.some((other) => comparePlaces(place, other) === -1) === true;
}

const laneOf = ({ consumer = "" }: Entry, item: string): string => `${consumer} ${item}`;

/** The bridge publishes what it can of a record before it parks the rest: failures name the events that were not sent. */
function wasPublishedInPart(
  { place, stage, eventType, others = [] }: Entry,
  events: readonly { type: string }[],
): boolean {
  if (place === "stream" || (stage !== "seal" && stage !== "publish")) return false;
  const failed = new Set([eventType, ...others.map((one) => one.eventType)]);
  return events.some(({ type }) => !failed.has(type));
}
