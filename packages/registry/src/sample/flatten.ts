import { isObject, type Json, type JsonObject } from "../json.ts";
import { LAST_DEPTH, MOST_ALTERNATIVES } from "./limits.ts";
import { merge } from "./merge.ts";

/**
 * The ways to satisfy a schema, each without references and branches: `$ref` and `allOf` are merged in, `anyOf`, `oneOf`
 * and `if` make one way per branch. A way may still be refused by what merging cannot say (`not`, the other branches of
 * a `oneOf`); the validator decides.
 *
 * @param root the bundled schema that references point into.
 */
export function flatten(root: JsonObject, schema: Json, depth = 0): readonly JsonObject[] {
  if (schema === false || depth > LAST_DEPTH) return [];
  if (!isObject(schema)) return [{}];
  const { $ref, allOf, anyOf, oneOf, if: condition, then: yes, else: no, ...rest } = schema;
  const groups: (readonly Json[])[] = [];
  if ($ref !== undefined) groups.push([targetOf(root, $ref)]);
  if (Array.isArray(allOf)) groups.push(...allOf.map((part: Json) => [part]));
  if (Array.isArray(anyOf)) groups.push(anyOf);
  if (Array.isArray(oneOf)) groups.push(oneOf);
  if (condition !== undefined) groups.push([{ allOf: [condition, yes ?? {}] }, no ?? {}]);
  let ways: readonly JsonObject[] = [rest];
  for (const group of groups) {
    const parts = group.flatMap((part) => flatten(root, part, depth + 1));
    ways = ways.flatMap((way) => parts.map((part) => merge(way, part))).slice(0, MOST_ALTERNATIVES);
  }
  return ways;
}

/** What a reference inside a bundled schema points to; anything, where it points to nothing. */
function targetOf(root: JsonObject, ref: Json): Json {
  if (ref === "#") return root;
  const name = typeof ref === "string" && ref.startsWith("#/$defs/") ? ref.slice("#/$defs/".length) : undefined;
  return (name !== undefined && isObject(root["$defs"]) ? root["$defs"][name] : undefined) ?? {};
}
