import type { JsonObject } from "../json.ts";
import { mapSubschemas } from "../walk.ts";
import { ANNOTATIONS } from "./judge.ts";

/** Keywords that name a schema or tell people something, and decide nothing. */
const SILENT: ReadonlySet<string> = new Set([
  "$schema",
  "$id",
  "title",
  "description",
  "examples",
  "deprecated",
  ...ANNOTATIONS,
]);

/** Takes out everything that decides nothing, so that validators carry no prose; a property named `title` stays. */
export function strip(schema: JsonObject): JsonObject {
  const kept = Object.fromEntries(Object.entries(schema).filter(([keyword]) => !SILENT.has(keyword)));
  return mapSubschemas(kept, (inner) => strip(inner.schema));
}
