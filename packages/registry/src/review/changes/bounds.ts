import type { Json } from "../../json.ts";
import type { Change } from "./change.ts";
import { keywordChange, sayOf } from "./keyword-change.ts";
import type { Pair } from "./pair.ts";
import { field, said } from "./say.ts";

/** Keywords that bound a value from above, and from below. */
const UPPER = ["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties", "maxContains"] as const;
const LOWER = ["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties", "minContains"] as const;

/** Bounds that let less through than before. */
export function narrowedIn(pair: Pair): readonly Change[] {
  return boundsIn(pair, (old, now) => isStricter(now, old));
}

/** Bounds that let more through than before. */
export function widenedIn(pair: Pair): readonly Change[] {
  return boundsIn(pair, (old, now) => isStricter(old, now));
}

/** A bound that grows with how much it forbids: a number, or undefined where there is none. */
type Strictness = number | undefined;

function boundsIn(pair: Pair, wanted: (old: Strictness, now: Strictness) => boolean): readonly Change[] {
  const changes = (keywords: readonly string[], strictness: (value: Json | undefined) => Strictness) =>
    keywords
      .map((keyword) => ({ keyword, ...sayOf(pair, keyword) }))
      .filter(({ old, now }) => wanted(strictness(old), strictness(now)))
      .map(({ keyword, old, now }) =>
        keywordChange(pair, keyword, `${field(pair.data)}: ${keyword} was ${said(old)} and is now ${said(now)}`),
      );
  return [
    ...changes(UPPER, (value) => (typeof value === "number" ? -value : undefined)),
    ...changes(LOWER, (value) => (typeof value === "number" ? value : undefined)),
    ...changes(["uniqueItems"], (value) => (value === true ? 1 : undefined)),
  ];
}

function isStricter(one: Strictness, other: Strictness): boolean {
  return one !== undefined && (other === undefined || one > other);
}
