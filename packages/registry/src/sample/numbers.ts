import * as fc from "fast-check";
import type { Json, JsonObject } from "../json.ts";

/** What stands in for a bound that the schema does not set: everything that JSON's readers agree on (RFC 8259, 6). */
const LEAST = Number.MIN_SAFE_INTEGER;
const MOST = Number.MAX_SAFE_INTEGER;

/** Numbers within the schema's bounds, its bounds among them. */
export function numbersOf(schema: JsonObject, whole: boolean): fc.Arbitrary<Json> {
  const factor = Number(schema["multipleOf"] ?? (whole ? 1 : 0));
  const min = Math.max(bound(schema["minimum"], LEAST), bound(schema["exclusiveMinimum"], LEAST));
  const max = Math.min(bound(schema["maximum"], MOST), bound(schema["exclusiveMaximum"], MOST));
  if (min > max) return fc.constant(null);
  if (factor === 0) {
    return fc.oneof(integers(min, max), fc.double({ min, max, noNaN: true }).map(withoutMinusZero));
  }
  return integers(min / factor, max / factor).map((count) => withoutMinusZero(count * factor));
}

function bound(value: Json | undefined, otherwise: number): number {
  return typeof value === "number" ? value : otherwise;
}

function integers(min: number, max: number): fc.Arbitrary<number> {
  const range = { min: Math.ceil(Math.max(min, LEAST)), max: Math.floor(Math.min(max, MOST)) };
  return range.min > range.max ? fc.constant(min) : fc.integer(range);
}

/** JSON knows no minus zero: it would come back as another value than was judged. */
function withoutMinusZero(value: number): number {
  return value === 0 ? 0 : value;
}
