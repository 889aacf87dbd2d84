import type { Json, JsonObject } from "../../../json.ts";
import type { Schema } from "../../load/document.ts";
import { some } from "../random.ts";
import { type Generator, schemaAt } from "./generator.ts";

/** Arrays longer than this are made only where a schema asks for them. */
const LONG = 60;

/** No array is made that is longer than this. */
const LONGEST = 700;

/** Ways in which an array of one length is filled. */
const FILLINGS = 4;

/** Arrays of every telling length, filled from the values of their items. */
export function arraysOf(generator: Generator, schema: JsonObject, depth: number): readonly Json[] {
  const { random } = generator.material;
  const prefix = Array.isArray(schema["prefixItems"]) ? (schema["prefixItems"] as readonly Schema[]) : [];
  const rest = some(generator.values(restOf(schema), depth + 1), LONG, random);
  const positions = prefix.map((position) => some(generator.values(position, depth + 1), LONG, random));
  const contained = schemaAt(schema, "contains");
  const wanted = contained === undefined ? [] : generator.values(contained, depth + 1);
  const made: Json[] = [];
  for (const length of lengthsOf(schema, prefix.length, generator)) {
    for (let turn = 0; turn < (length > LONG ? 2 : FILLINGS); turn += 1) {
      const filled = fill(length, turn, positions, rest, generator);
      if (filled === undefined) break;
      made.push(filled);
      if (wanted.length > 0 && length > 0) made.push([...filled.slice(0, -1), random.one(wanted) ?? null]);
    }
  }
  const singles = prefix.length === 0 ? rest.slice(0, 40).map((value) => [value]) : [];
  const doubles = wanted.slice(0, 10).flatMap((value) => [[value], [value, value]]);
  return [...made, ...singles, ...doubles];
}

function restOf(schema: JsonObject): Schema {
  return schemaAt(schema, "items") ?? schemaAt(schema, "unevaluatedItems") ?? true;
}

function lengthsOf(schema: JsonObject, prefix: number, { material }: Generator): readonly number[] {
  const least = typeof schema["minItems"] === "number" ? schema["minItems"] : 0;
  const most = typeof schema["maxItems"] === "number" ? schema["maxItems"] : 2;
  const telling = [least, least + 1, most, most - 1, prefix, prefix + 1, prefix - 1, 1, 0, 2, 3];
  const lengths = [...new Set([...telling, ...material.lengths])];
  return lengths.filter((length) => length >= 0 && length <= LONGEST && (length <= LONG || length === least));
}

function fill(
  length: number,
  turn: number,
  positions: readonly (readonly Json[])[],
  rest: readonly Json[],
  { material }: Generator,
): readonly Json[] | undefined {
  const filled: Json[] = [];
  for (let index = 0; index < length; index += 1) {
    const values = index < positions.length ? (positions[index] ?? []) : rest;
    const value = turn === 0 ? values[0] : turn === 1 ? values[index % values.length] : material.random.one(values);
    if (value === undefined) return undefined;
    filled.push(value);
  }
  return filled;
}
