import { MOST_LEVELS } from "../limits.ts";

/**
 * Whether a JSON value is nested more deeply than anything that comes from a table. JSON.parse reads any depth; what walks
 * over a value, and JSON.stringify among it, ends at some thousand levels with a RangeError. This does not walk in depth.
 */
export function isTooDeep(value: unknown): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; depth <= MOST_LEVELS; depth += 1) {
    level = level.flatMap((one) => (typeof one === "object" && one !== null ? Object.values(one) : []));
    if (level.length === 0) return false;
  }
  return true;
}
