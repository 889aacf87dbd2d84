import type { Direction } from "../../compare/verdict.ts";
import type { ReaderHit } from "../../readers/readers-hit.ts";
import type { Finding, FilePlace } from "../finding.ts";
import { METADATA } from "../history.ts";
import { SHOWN_COLUMNS } from "../limits.ts";
import type { ComparedPair } from "../judge-history.ts";
import { blocks, type Review } from "../review.ts";

/** The one line that sums a review up. */
export function summaryOf(review: Review): string {
  const { findings } = review;
  const exempted = findings.filter(({ exemption }) => exemption !== undefined).length;
  const blocking = findings.filter(({ severity, exemption }) => severity === "error" && exemption === undefined).length;
  const counts = [
    [findings.filter(({ severity, exemption }) => severity === "warning" && exemption === undefined).length, "warning"],
    [findings.filter(({ severity }) => severity === "note").length, "note"],
  ] as const;
  const rest = counts.flatMap(([count, word]) => (count === 0 ? [] : [plural(count, word)]));
  const parts = [
    blocks(review) ? `${plural(blocking, "finding")} ${blocking === 1 ? "blocks" : "block"}` : "Nothing blocks",
    ...(exempted === 0 ? [] : [`${exempted} exempted`]),
    ...rest,
  ];
  return parts.join(", ");
}

/** A line of JSON as a person reads it: what is too long is cut, and JSON and SARIF have all of it. */
export function shorten(line: string): string {
  if (line.length <= SHOWN_COLUMNS) return line;
  return `${line.slice(0, SHOWN_COLUMNS)}… (${line.length} characters)`;
}

/** A number with its noun. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** Which rule, in which direction and with which verdict. */
export function verdictOf({ rule, direction, verdict }: Finding): string {
  return verdict === undefined ? rule : `${rule} (${direction}: ${verdict})`;
}

/** A place as editors and terminals open it, with the pointer. */
export function placeOf({ file, line, column, pointer }: FilePlace): string {
  return `${file}:${line}:${column}${pointer === "" ? "" : ` #${pointer}`}`;
}

/** The revisions that a finding is against, each once. */
export function revisionsOf({ against }: Finding): string {
  return [...new Set(against.flatMap(({ revisions }) => revisions))].join(", ");
}

/** One reader, with the first place in its code. */
export function readerOf({ sentence, because, places, owner }: ReaderHit): string {
  const [place] = places;
  const at = place === undefined ? "" : ` at ${place.file}:${place.line}:${place.column}`;
  return `${sentence}${because === undefined ? "" : ` (${because})`}${at}, owner ${owner}`;
}

/** Whoever reads the field or may read it, where there is room for no others. */
export function whoIsHit({ readers }: Finding): readonly string[] {
  return readers.filter(({ word }) => word !== "not seen").map(readerOf);
}

/** Both verdicts of a pair. */
export function verdictsOf({ comparison, mode, reason }: ComparedPair): string {
  if (comparison === undefined) return `not compared: ${mode}, ${reason ?? "no reason given"}`;
  return (["forward", "backward"] satisfies Direction[])
    .map((direction) => `${direction} ${comparison[direction].verdict}`)
    .join(", ");
}

/** Which event types are new, and how many have not changed at all. */
export function unchangedOf({ eventTypes, pairs, added }: Review): string {
  const changed = new Set(pairs.map(({ eventType }) => eventType).filter((type) => type !== METADATA)).size;
  // The metadata may be new or another, and is no event type.
  const isNew = added.filter((type) => type !== METADATA).length;
  const unchanged = `${plural(eventTypes - changed - isNew, "event type")} as in every revision`;
  return added.length === 0 ? unchanged : `new: ${added.join(", ")}; ${unchanged}`;
}
