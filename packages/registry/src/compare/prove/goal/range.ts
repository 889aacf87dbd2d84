import { EXACT_NUMBERS } from "../../limits.ts";
import { isEmptyRange, rangeOf, type Range } from "../fact/range.ts";
import { typesOf } from "../fact/types.ts";
import { asked, type Goal } from "./goal.ts";

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

/**
 * `multipleOf`: a known factor is a multiple of the wanted one. Whole factors are exact up to 2^53; of others, Ajv's
 * division only promises that the same factor, or half of it and so on, gives the same answer.
 */
export const multipleOf: Goal = (known, goal, prover) => {
  const wanted = asked(goal, "multipleOf");
  if (typeof wanted !== "number" || !typesOf(known).possible.has("number")) return true;
  const { factors } = rangeOf(known);
  const divides = (factor: number) => {
    const turns = factor / wanted;
    if (Number.isInteger(factor) && Number.isInteger(wanted)) return Number.isInteger(turns) && factor <= EXACT_NUMBERS;
    return turns >= 1 && Number.isInteger(Math.log2(turns));
  };
  return factors.some(divides) || prover.miss(goal, "multipleOf", `a number may be no multiple of ${wanted}`);
};
