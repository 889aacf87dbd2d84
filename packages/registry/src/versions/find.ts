import { locate } from "../read/locate.ts";
import type { EventSchema } from "../registry.ts";
import type { FilePlace, Finding } from "../review/finding.ts";
import { valueAt } from "../value-at.ts";
import type { Lifecycle } from "./version-rule.ts";

/** What a rule says itself; the rest of a finding follows from the version. */
export type Said = Pick<Finding, "severity" | "sentence" | "mend" | "witness"> & {
  /** JSON pointer to the place in the version's file that is to be changed; empty for the file. */
  readonly pointer: string;
};

/** A finding about a version as a whole: it stands in the version's file, and everybody who wants the version is named. */
export function about({ event, readers }: Lifecycle, rule: string, { pointer, ...said }: Said): Finding {
  return { rule, eventType: event.type, ...said, now: placeIn(event, pointer), against: [], readers };
}

function placeIn({ file, schema, text = "" }: EventSchema, pointer: string): FilePlace {
  const fragment = pointer === "" ? undefined : valueAt(schema, pointer);
  return { file, pointer, ...locate(text, pointer), ...(fragment !== undefined && { fragment }) };
}

/** A day so many days after another one, both `YYYY-MM-DD`. */
export function daysAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
