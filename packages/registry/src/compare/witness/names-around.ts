import { isObject } from "../../json.ts";
import { visitSchemas } from "../../walk.ts";
import type { Document } from "../load/document.ts";

/** Names that are kept of each side of one `propertyNames`. */
const OF_A_SIDE = 3;

/** Names that some `propertyNames` refuses or accepts, a few of each, from the strings that are tried anyway. */
export function namesAround(documents: readonly Document[], strings: readonly string[]): readonly string[] {
  return documents.flatMap((document) =>
    placesOf(document).flatMap((pointer) => {
      const node = document.at(pointer);
      if (node === undefined) return [];
      const refused = strings.filter((name) => !document.acceptsAt(node, name));
      const accepted = strings.filter((name) => document.acceptsAt(node, name));
      return refused.slice(0, OF_A_SIDE).concat(accepted.slice(0, OF_A_SIDE));
    }),
  );
}

function placesOf({ root }: Document): readonly string[] {
  const places: string[] = [];
  if (!isObject(root)) return places;
  visitSchemas(root, (schema, at) => {
    if (schema["propertyNames"] !== undefined) places.push(`${at}/propertyNames`);
  });
  return places;
}
