import { isObject, type Json, type JsonObject } from "../json.ts";
import { subschemas, type Subschema } from "../walk.ts";
import { shapeOf } from "./shape-of.ts";

/** The keyword that marks what is personal: it decides nothing about data, and everything about who sees it. */
export const SENSITIVE = "x-sensitive";

/** Stands in a pointer for every item of a list, or every member of a map. */
export const EACH = "*";

/**
 * Where the values are that a schema marks as sensitive: JSON pointers into its data, sorted, with {@link EACH} for items
 * and members without a name. The schema must be bundled. A shape that contains itself is followed once.
 */
export function sensitivePointers(schema: JsonObject): readonly string[] {
  const found = new Set<string>();
  collect(schema, { root: schema, pointer: "", within: new Set(), found });
  return [...found].toSorted();
}

/** The name by which the value at such a pointer is known: the last property on the way; undefined when there is none. */
export function nameAt(pointer: string): string | undefined {
  const name = pointer
    .split("/")
    .slice(1)
    .findLast((step) => step !== EACH);
  return name?.replaceAll("~1", "/").replaceAll("~0", "~");
}

interface Place {
  readonly root: JsonObject;
  readonly pointer: string;
  /** Shapes that are being followed. */
  readonly within: ReadonlySet<Json>;
  readonly found: Set<string>;
}

function collect(schema: JsonObject, place: Place): void {
  if (place.within.has(schema)) return;
  const inside = { ...place, within: new Set([...place.within, schema]) };
  if (schema[SENSITIVE] === true) place.found.add(place.pointer);
  const shape = shapeOf(place.root, schema["$ref"]);
  if (isObject(shape)) collect(shape, inside);
  for (const inner of subschemas(schema)) {
    const step = stepInto(inner);
    if (step !== undefined) collect(inner.schema, { ...inside, pointer: `${place.pointer}${step}` });
  }
}

/** How the data that an inner schema speaks of lies below its owner's; undefined when it speaks of none. */
function stepInto({ relation, keyword, pointer }: Subschema): string | undefined {
  if (relation === "same") return "";
  if (keyword === "properties") return pointer.slice("/properties".length);
  return relation === "value" || keyword === "contains" ? `/${EACH}` : undefined;
}
