import * as fc from "fast-check";
import type { Json, JsonObject } from "../json.ts";
import { arbitraryOf } from "./arbitrary-of.ts";
import { variantsOf } from "./variants-of.ts";

/** What is asked of {@link sampleData}. */
export interface SampleWish {
  /** Bundled: its references stay inside it. */
  readonly schema: JsonObject;
  /** Values that people wrote for it. */
  readonly examples: readonly Json[];
  /** Has the last word on each value. */
  readonly valid: (value: Json) => boolean;
  /** Values drawn at random beside the examples and their variants. */
  readonly drawn: number;
  /** The same seed always draws the same values. */
  readonly seed: number;
}

/**
 * Valid values of a schema that between them take every branch that one field decides: the examples, what differs from
 * them (and from the fullest value drawn) in one thing, and values drawn at random. No value twice.
 */
export function sampleData({ schema, examples, valid, drawn, seed }: SampleWish): readonly Json[] {
  const random = fc.sample(arbitraryOf(schema), { numRuns: drawn, seed }).filter(valid);
  const fullest = random.toSorted((one, other) => sizeOf(other) - sizeOf(one)).slice(0, 1);
  const bases = [...examples, ...fullest];
  const all = [...bases, ...bases.flatMap((base) => variantsOf(schema, base)), ...random].filter(valid);
  return [...new Map(all.map((value) => [JSON.stringify(value), value])).values()];
}

/** How many places a value has. */
function sizeOf(value: Json): number {
  if (typeof value !== "object" || value === null) return 1;
  return Object.values(value).reduce((sum: number, inner: Json) => sum + sizeOf(inner), 1);
}
