import { isObject, type Json } from "../../json.ts";

/** Keywords whose schemas have names that people chose. */
const NAMED = new Set(["properties", "patternProperties", "dependencies", "definitions"]);

/** A schema in 2020-12 form for tools that read draft-07; what draft-07 cannot say stays as it is. */
export function toDraft07(schema: Json): Json {
  if (Array.isArray(schema)) return (schema as readonly Json[]).map(toDraft07);
  if (!isObject(schema)) return schema;
  const tuple = "prefixItems" in schema;
  const written = Object.entries(schema).flatMap(([keyword, value]): [string, Json][] => {
    if (["enum", "const", "required", "default", "examples"].includes(keyword)) return [[keyword, value]];
    if (keyword === "$schema") return [];
    if (keyword === "$ref" && typeof value === "string")
      return [[keyword, value.replaceAll("#/$defs/", "#/definitions/")]];
    const name = nameOf(keyword, tuple);
    const named = NAMED.has(name) && isObject(value);
    return [
      [
        name,
        named ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, toDraft07(one)])) : toDraft07(value),
      ],
    ];
  });
  return Object.fromEntries(written);
}

function nameOf(keyword: string, tuple: boolean): string {
  if (keyword === "prefixItems") return "items";
  if (keyword === "items" && tuple) return "additionalItems";
  if (keyword === "$defs") return "definitions";
  return keyword === "dependentRequired" || keyword === "dependentSchemas" ? "dependencies" : keyword;
}
