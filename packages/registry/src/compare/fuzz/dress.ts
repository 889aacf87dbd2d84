import { isObject, type Json, type JsonObject } from "../../json.ts";
import { mapSubschemas } from "../../walk.ts";

/** What every schema of the registry says of itself beside what it asks for. */
const ABOUT = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: "https://schemas.example.com/fuzz/FuzzHappened/v1.json",
  title: "Fuzz",
  description: "Made by mutation.",
  status: "active",
} as const;

/** Bounds that the profile asks for where a schema has none. */
const BOUNDS = { number: 1000, length: 64, items: 9 } as const;

/**
 * Puts on what the profile asks of every schema and what no mutation thinks of: words, bounds of whole numbers, texts and
 * arrays; and takes off what closes objects. What is refused otherwise stays refused. Undefined for a
 * schema that is true or false, which describes no event.
 */
export function dress(schema: Json): JsonObject | undefined {
  if (!isObject(schema)) return undefined;
  const { examples: _examples, sunset: _sunset, ...rest } = dressInner(schema);
  return { ...rest, ...ABOUT, type: "object" };
}

function dressInner(schema: JsonObject): JsonObject {
  const { default: _default, unevaluatedItems: _items, ...kept } = schema;
  const dressed: Record<string, Json> = bounded(kept);
  for (const keyword of ["additionalProperties", "unevaluatedProperties"])
    if (dressed[keyword] === false) delete dressed[keyword];
  return mapSubschemas(dressed, ({ schema: inner, keyword }) => ({
    ...dressInner(inner),
    ...((keyword === "properties" || keyword === "$defs") && { title: "Part", description: "A part." }),
  }));
}

function bounded(schema: JsonObject): Record<string, Json> {
  const types = [schema["type"]].flat();
  return {
    ...(types.includes("integer") && { minimum: 0, maximum: BOUNDS.number }),
    ...("pattern" in schema && { maxLength: BOUNDS.length }),
    ...("contains" in schema && { minItems: 1, maxItems: BOUNDS.items }),
    ...schema,
  };
}
