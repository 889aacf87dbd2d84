import { isEmptyRange, rangeOf, type Range } from "../fact/range.ts";
import { typesOf } from "../fact/types.ts";
import { asked, type Goal } from "./goal.ts";
import { dividesAll } from "./multiples.ts";

/** Whether a range keeps to one bound. */
const KEEPS: Readonly<Record<string, (range: Range, bound: number) => boolean>> = {
  minimum: ({ least }, bound) => least >= bound,
  exclusiveMinimum: ({ least, above }, bound) => least > bound || (least === bound && above),
  maximum: ({ most }, bound) => most <= bound,
  exclusiveMaximum: ({ most, below }, bound) => most < bound || (most === bound && below),
};

/** `minimum`, `maximum` and their exclusive kin: the range that is left keeps to each bound. */
export const range: Goal = (known, goal, prover) => {
  if (!typesOf(known).possible.has("number")) return true;
  const left = rangeOf(known);
  if (isEmptyRange(left)) return true;
  return Object.entries(KEEPS).every(([keyword, keeps]) => {
    const bound = asked(goal, keyword);
    return (
      typeof bound !== "number" || keeps(left, bound) || prover.miss(goal, keyword, `a number may lie beyond ${bound}`)
    );
  });
};

/** `multipleOf`: every multiple of a known factor is one of the wanted one, as far as Ajv can tell. */
export const multipleOf: Goal = (known, goal, prover) => {
  const wanted = asked(goal, "multipleOf");
  if (typeof wanted !== "number" || !typesOf(known).possible.has("number")) return true;
  const { factors, least, most } = rangeOf(known);
  const largest = Math.max(Math.abs(least), Math.abs(most));
  const divides = factors.some((factor) => factor > 0 && dividesAll(factor, wanted, largest));
  return divides || prover.miss(goal, "multipleOf", `a number may be no multiple of ${wanted}`);
};
