import { EXACT_NUMBERS } from "../../limits.ts";
import { holding, type Knowledge } from "../knowledge.ts";
import { refusedAs } from "./refused.ts";
import { typesOf } from "./types.ts";

/** Between which bounds a number lies, and of what it is a multiple. */
export interface Range {
  readonly least: number;
  /** Whether the least value itself is left out. */
  readonly above: boolean;
  readonly most: number;
  /** Whether the greatest value itself is left out. */
  readonly below: boolean;
  readonly factors: readonly number[];
}

/** The bounds of int32, as ajv-formats has them. */
const INT32 = { least: -(2 ** 31), most: 2 ** 31 - 1 };

/** What a bound becomes where it is what refuses a number. */
const TURNED: Readonly<Record<string, string>> = {
  minimum: "exclusiveMaximum",
  exclusiveMinimum: "maximum",
  maximum: "exclusiveMinimum",
  exclusiveMaximum: "minimum",
};

/** The range that is left; for whole numbers, drawn in to whole bounds. */
export function rangeOf(knowledge: Knowledge): Range {
  const { whole } = typesOf(knowledge);
  const refused = refusedAs(knowledge, "number", whole);
  const numbers = (keyword: string) => [
    ...holding(knowledge, keyword).map(({ value }) => Number(value)),
    ...refused.filter((one) => TURNED[one.keyword] === keyword).map(({ value }) => Number(value)),
  ];
  const int32 = holding(knowledge, "format").some(({ value }) => value === "int32");
  const atLeast = [...numbers("minimum"), ...(int32 ? [INT32.least] : [])];
  const atMost = [...numbers("maximum"), ...(int32 ? [INT32.most] : [])];
  const least = Math.max(-Infinity, ...atLeast, ...numbers("exclusiveMinimum"));
  const most = Math.min(Infinity, ...atMost, ...numbers("exclusiveMaximum"));
  const range: Range = {
    least,
    above: numbers("exclusiveMinimum").includes(least),
    most,
    below: numbers("exclusiveMaximum").includes(most),
    factors: [...holding(knowledge, "multipleOf").map(({ value }) => Number(value)), ...(whole ? [1] : [])],
  };
  return drawnIn(range, range.factors.filter(Number.isInteger).reduce(commonMultiple, 0));
}

/** The smallest number that two whole ones divide, 0 standing for none; the first where it would not be exact. */
function commonMultiple(one: number, other: number): number {
  if (one === 0) return other;
  let [left, right] = [one, other];
  while (right !== 0) [left, right] = [right, left % right];
  const multiple = (one / left) * other;
  return multiple <= EXACT_NUMBERS ? multiple : one;
}

/** Whether no number is left between the bounds. */
export function isEmptyRange({ least, above, most, below }: Range): boolean {
  return least > most || (least === most && (above || below));
}

/** Draws bounds in to the next multiples of a whole number. Beyond what is exact, bounds stay as they are. */
function drawnIn(range: Range, step: number): Range {
  if (step === 0) return range;
  let { least, above, most, below } = range;
  if (Math.abs(least) < EXACT_NUMBERS) {
    const first = Math.ceil(least / step) * step;
    least = above && first === least ? first + step : first;
    above = false;
  }
  if (Math.abs(most) < EXACT_NUMBERS) {
    const last = Math.floor(most / step) * step;
    most = below && last === most ? last - step : last;
    below = false;
  }
  return { ...range, factors: [...range.factors, step], least, above, most, below };
}
