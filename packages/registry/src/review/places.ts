import { locate } from "../read/locate.ts";
import { isObject } from "../json.ts";
import { stepsOf } from "../readers/field-path.ts";
import type { SchemaFile } from "../registry.ts";
import { valueAt } from "../value-at.ts";
import type { FilePlace } from "./finding.ts";
import type { Version } from "./history.ts";

/** Where a pointer into a version's bundle leads in the files that people edit: its own, or the domain's shapes. */
export function placeIn(version: Version, pointer: string): FilePlace {
  const { file, schema, text = "" } = fileOf(version, pointer);
  const fragment = valueAt(schema, pointer);
  return { file, pointer, ...locate(text, pointer), ...(fragment !== undefined && { fragment }) };
}

function fileOf({ event, defs }: Version, pointer: string): SchemaFile {
  const [keyword, name = ""] = stepsOf(pointer);
  const own = event.schema["$defs"];
  const isShared = keyword === "$defs" && !(isObject(own) && Object.hasOwn(own, name));
  return isShared && defs !== undefined ? defs : event;
}
