import { MASK_LEVELS } from "../limits.ts";
import type { KnownValues } from "./known-values.ts";
import { maskByForm } from "./mask-by-form.ts";
import { MASKED } from "./masked.ts";

/** A text without known personal values, and without what shows by its form that it is personal. */
export function maskText(text: string, known: KnownValues): string {
  return maskByForm(known.mask(text));
}

/** A copy of a JSON value with every text in it masked so: names of properties, and numbers, included. */
export function maskTexts(value: unknown, known: KnownValues, level = 0): unknown {
  if (typeof value === "string") return maskText(value, known);
  if (typeof value === "number") return known.mask(String(value)) === String(value) ? value : MASKED;
  if (typeof value !== "object" || value === null) return value;
  if (level > MASK_LEVELS) return MASKED;
  if (Array.isArray(value)) return value.map((item) => maskTexts(item, known, level + 1));
  const members = new Map<string, unknown>();
  for (const [name, inner] of Object.entries(value)) {
    members.set(freeName(maskText(name, known), members), maskTexts(inner, known, level + 1));
  }
  return Object.fromEntries(members);
}

/** Two names that are personal both become the same one; the second is numbered. */
function freeName(name: string, taken: ReadonlyMap<string, unknown>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name} (${number})`;
  return free;
}
