import type { Json, JsonObject } from "../../json.ts";
import { exactly, UNSAID, type Part, type Rule } from "../dialect.ts";

/** A keyword with one schema: `items`, `propertyNames`, `contains`. */
export const one =
  (keyword: string): Rule =>
  (value, turn) => {
    const { says, exact } = turn.inner(value, keyword);
    return { says: { [keyword]: says }, exact };
  };

/** A keyword with named schemas: `properties`, `patternProperties`. */
export const named =
  (keyword: string): Rule =>
  (value, turn) => {
    const parts = Object.entries(value as JsonObject).map(
      ([name, schema]) => [name, turn.inner(schema, keyword, name)] as const,
    );
    const says = Object.fromEntries(parts.map(([name, part]) => [name, part.says]));
    return { says: { [keyword]: says }, exact: parts.every(([, part]) => part.exact) };
  };

/** `additionalProperties`, which every dialect also takes as true or false. */
export const additionalProperties: Rule = (value, turn) =>
  typeof value === "boolean" ? exactly({ additionalProperties: value }) : one("additionalProperties")(value, turn);

/** The same for a dialect without `patternProperties`: it would refuse what those allow. */
export const lonelyAdditionalProperties: Rule = (value, turn) =>
  turn.schema["patternProperties"] === undefined ? additionalProperties(value, turn) : UNSAID;

/** `prefixItems` and `items`, which draft 7 calls `items` and `additionalItems`. */
export const tuple: Rule = (value, turn) => {
  const parts: readonly Part[] = (value as readonly Json[]).map((item, index) =>
    turn.inner(item, "prefixItems", index),
  );
  const rest = turn.schema["items"] === undefined ? exactly({}) : turn.inner(turn.schema["items"], "items");
  const says = { items: parts.map((part) => part.says), additionalItems: rest.says };
  return { says, exact: [...parts, rest].every((part) => part.exact) };
};

/** `items` beside {@link tuple}, which has said it. */
export const items: Rule = (value, turn) =>
  turn.schema["prefixItems"] === undefined ? one("items")(value, turn) : exactly({});

/** `items` for a dialect without tuples: it would hold the first items to what the rest must be. */
export const lonelyItems: Rule = (value, turn) =>
  turn.schema["prefixItems"] === undefined ? one("items")(value, turn) : UNSAID;

/** `contains`, for a dialect that cannot count matches. */
export const contains: Rule = (value, turn) => {
  const { minContains = 1, maxContains } = turn.schema;
  const part = one("contains")(value, turn);
  if (minContains === 0) return { says: {}, exact: maxContains === undefined };
  return { ...part, exact: part.exact && minContains === 1 && maxContains === undefined };
};
