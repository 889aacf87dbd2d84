import type { Json, JsonObject } from "../json.ts";
import type { Part } from "./dialect.ts";

/** One schema that asks for all that its parts ask. Keywords that two of them use stay apart, under `allOf`. */
export function joinParts(parts: readonly Part[]): Part {
  const says: Record<string, Json> = {};
  const apart: JsonObject[] = [];
  for (const part of parts) {
    const clash = Object.keys(part.says).some((keyword) => Object.hasOwn(says, keyword));
    if (clash) apart.push(part.says);
    else Object.assign(says, part.says);
  }
  const exact = parts.every((part) => part.exact);
  if (apart.length === 0) return { says, exact };
  const { allOf = [], ...rest } = says;
  return { says: { ...rest, allOf: [...(allOf as readonly JsonObject[]), ...apart] }, exact };
}
