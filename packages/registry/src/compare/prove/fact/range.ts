import { EXACT_NUMBERS } from "../../limits.ts";
import { holding, type Knowledge } from "../knowledge.ts";
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

/** The range that is left; for whole numbers, drawn in to whole bounds. */
export function rangeOf(knowledge: Knowledge): Range {
  const { whole } = typesOf(knowledge);
  const numbers = (keyword: string) => holding(knowledge, keyword).map(({ value }) => Number(value));
  const int32 = holding(knowledge, "format").some(({ value }) => value === "int32");
  const least = Math.max(
    -Infinity,
    ...numbers("minimum"),
    ...numbers("exclusiveMinimum"),
    ...(int32 ? [INT32.least] : []),
  );
  const most = Math.min(
    Infinity,
    ...numbers("maximum"),
    ...numbers("exclusiveMaximum"),
    ...(int32 ? [INT32.most] : []),
  );
  const range: Range = {
    least,
    above: numbers("exclusiveMinimum").includes(least),
    most,
    below: numbers("exclusiveMaximum").includes(most),
    factors: [...numbers("multipleOf"), ...(whole ? [1] : [])],
  };
  return drawnIn(range, Math.max(0, ...range.factors.filter(Number.isInteger)));
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
  return { ...range, least, above, most, below };
}
