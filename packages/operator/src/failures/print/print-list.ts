import type { Mask } from "@streambridge/events";
import { LOOK_TIME_MS } from "../../limits.ts";
import type { Screen } from "../../local/screen/screen.ts";
import { PLACES, type Entry } from "../entry.ts";
import { group } from "../group.ts";
import type { Seen } from "../places/place.ts";
import { shortIds } from "../short-ids.ts";
import { ageOf, count } from "./ages.ts";
import { tableOf } from "./table.ts";

/** Shows failures in groups, a table with one line for each. */
export function printGroups(screen: Screen, entries: readonly Entry[], now: number): void {
  const groups = group(entries).toSorted((one, other) => PLACES.indexOf(one.place) - PLACES.indexOf(other.place));
  const rows = groups.map((one) => [
    String(one.count),
    one.place,
    one.consumer ?? "-",
    one.cause,
    one.eventType ?? "-",
    ageOf(one.oldest, now),
    ageOf(one.latest, now),
  ]);
  printTable(screen, ["count", "place", "consumer", "cause", "event type", "oldest", "latest"], rows);
}

/** Shows failures one by one, a line for each. */
export function printEach(screen: Screen, entries: readonly Entry[], now: number): void {
  const ids = shortIds(entries);
  const rows = entries.map((entry) => [
    ids.get(entry) ?? entry.id,
    entry.place,
    entry.consumer ?? "-",
    entry.cause,
    entry.eventType ?? "-",
    ageOf(entry.firstFailure, now),
    String(entry.attempts ?? "-"),
  ]);
  printTable(screen, ["id", "place", "consumer", "cause", "event type", "since", "tries"], rows);
}

function printTable(screen: Screen, heads: readonly string[], rows: readonly (readonly string[])[]): void {
  const [head = "", ...lines] = tableOf(heads, rows);
  screen.line(screen.paint.quiet(head));
  for (const line of lines) screen.line(line);
}

/** Says what a look did not see, and what it did to the queues. */
export function printLimits(screen: Screen, seen: readonly Seen[], limit: number): void {
  for (const { place, consumer, left, entries, cut, hidden, fault } of seen) {
    const name = consumer === undefined ? place : `${place} of ${consumer}`;
    if (fault !== undefined) screen.line(screen.paint.bad(`${name}: could not be looked at: ${fault}`));
    if (left === true && entries.length > 0)
      screen.line(
        `${name}: it left the program, so that nothing can be redriven to it. Within six hours the keeper archives this; see "When a consumer leaves" in docs/operating.md.`,
      );
    if (cut === "limit")
      screen.line(`${name}: there are more than the ${limit} that were looked at; --limit N looks at more.`);
    if (cut === "time")
      screen.line(
        `${name}: there are more than the ${entries.length} that could be looked at in ${LOOK_TIME_MS / 1000} s; redrive or purge these, then look again. A higher --limit does not help.`,
      );
    if (hidden > 0)
      screen.line(
        `${name}: about ${count(hidden, "more message")} hidden just now, by another look or a redrive at work; look again in some minutes.`,
      );
  }
}

/** For machines: the places that were looked at, the groups, and every failure without its payload. */
export function listJson(
  seen: readonly Seen[],
  entries: readonly Entry[],
  mask: Mask,
): Readonly<Record<string, unknown>> {
  const places = seen.map(({ place, consumer, left, entries: lying, cut, hidden, fault }) => ({
    place,
    ...(consumer !== undefined && { consumer }),
    ...(left === true && { left }),
    count: lying.length,
    cut,
    hidden,
    ...(fault !== undefined && { fault }),
  }));
  return { places, groups: group(entries), entries: entries.map((entry) => toldOf(entry, mask)) };
}

/** What is known of a failure without its payload, which tells the mask what its error must not quote. */
function toldOf({ content, lies: _lies, error, others, ...told }: Entry, mask: Mask): unknown {
  if (content.kind !== "reference") {
    mask.learn(content.kind === "record" ? content.record : content.body);
    return mask.json({ ...told, error, others });
  }
  // Its payload lies elsewhere, and a list does not fetch it: `show` has the sentences.
  return mask.json({
    ...told,
    error: codeOf(error),
    others: others?.map((one) => ({ ...one, error: codeOf(one.error) })),
  });
}

function codeOf(error: Entry["error"]): Entry["error"] {
  return error?.code === undefined ? undefined : { code: error.code };
}
