import type { Json, JsonObject } from "../json.ts";

/** A page of EventCatalog: its front matter as YAML, of which JSON is a part, and components below. */
export function page(front: Readonly<Record<string, Json | undefined>>, body: string): string {
  const lines = Object.entries(front).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${JSON.stringify(value)}`],
  );
  return ["---", ...lines, "---", "", body, ""].join("\n");
}

/** An event as others refer to it. */
export function eventRef(type: string): JsonObject {
  const [id = "", major = ""] = type.split(".v");
  return { id, version: major };
}

/** A team's name as an id: `marketing team` is `marketing-team`. */
export function teamId(owner: string): string {
  return owner
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}
