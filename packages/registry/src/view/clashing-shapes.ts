import { isObject, type JsonObject } from "../json.ts";

/**
 * The names of `$defs` under which some of these bundled schemas have different shapes. Whoever puts the shapes of several
 * schemas into one place must keep those apart.
 */
export function clashingShapes(schemas: readonly JsonObject[]): ReadonlySet<string> {
  const contents = new Map<string, string>();
  const clashing = new Set<string>();
  for (const { $defs } of schemas) {
    for (const [name, shape] of Object.entries(isObject($defs) ? $defs : {})) {
      const text = JSON.stringify(shape);
      if ((contents.get(name) ?? text) !== text) clashing.add(name);
      contents.set(name, text);
    }
  }
  return clashing;
}
