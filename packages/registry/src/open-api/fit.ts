import { schemaInvalid } from "../problem.ts";
import { isObject, type Json, type JsonObject } from "../json.ts";
import type { EventSchema } from "../registry.ts";
import { CONTENT_CHARACTERS } from "./limits.ts";

/**
 * Makes a document fit into EventBridge's schema registry: where it is too long, the examples go first, then the prose.
 *
 * @throws StreambridgeError `SCHEMA_INVALID` when it is too long even without both.
 */
export function fitDocument(document: JsonObject, { file, type }: EventSchema): JsonObject {
  const tries = [document, without(document, ["example"]), without(document, ["example", "title", "description"])];
  const fitting = tries.find((one) => JSON.stringify(one).length <= CONTENT_CHARACTERS);
  if (fitting !== undefined) return fitting;
  const least = JSON.stringify(tries.at(-1)).length;
  throw schemaInvalid([
    {
      rule: "registry-size",
      file,
      pointer: "",
      wanted: `at most ${CONTENT_CHARACTERS} characters of OpenAPI for EventBridge's schema registry`,
      came: `${least} without any prose`,
      mend: `Split ${type} into smaller events, or name shared shapes in $defs.`,
    },
  ]);
}

/** Takes keywords out of every schema of the document; a property of such a name is an object's member and stays. */
function without(document: JsonObject, keywords: readonly string[]): JsonObject {
  const { components, ...rest } = document;
  return { ...rest, components: prune(components ?? {}, new Set(keywords), false) };
}

/** `named`: the keys are names that somebody chose (of properties, of schemas), not keywords. */
function prune(value: Json, keywords: ReadonlySet<string>, named: boolean): Json {
  if (Array.isArray(value)) return value.map((item: Json) => prune(item, keywords, false));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([key]) => named || !keywords.has(key));
  const inner = (key: string) => !named && (key === "properties" || key === "schemas");
  return Object.fromEntries(
    kept.map(([key, member]) => [key, key === "enum" && !named ? member : prune(member, keywords, inner(key))]),
  );
}
