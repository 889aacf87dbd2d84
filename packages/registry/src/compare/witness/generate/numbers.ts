import type { JsonObject } from "../../../json.ts";
import type { Material } from "./generator.ts";

const BOUNDS = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"] as const;

/** How far from a bound numbers are tried, on both sides. */
const NEAR = [0, 1, -1, 0.5, -0.5, 0.001, -0.001];

/** Multiples that are tried, on both sides of zero. */
const MULTIPLES = 12;

/** Numbers at the bounds of a schema and just beyond them, and its multiples. */
export function numbersOf(schema: JsonObject, { numbers }: Material): readonly number[] {
  const near = BOUNDS.flatMap((keyword) => {
    const bound = schema[keyword];
    return typeof bound === "number" ? NEAR.map((distance) => bound + distance) : [];
  });
  const factor = schema["multipleOf"];
  const multiples =
    typeof factor === "number"
      ? Array.from({ length: 2 * MULTIPLES + 1 }, (_, turn) => Number((factor * (turn - MULTIPLES)).toFixed(9)))
      : [];
  return [...new Set([...near, ...multiples, 0, 1, -1, 0.5, 1.5, 7, 1e6, ...numbers])];
}
