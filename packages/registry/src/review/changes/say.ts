import type { Json } from "../../json.ts";
import { stepsOf } from "../../readers/field-path.ts";

/** A data pointer as people write it: `/lines/-/sku` is `data.lines[].sku`. */
export function fieldName(data: string): string {
  return stepsOf(data).reduce((path, part) => (/^(?:-|\d+)$/.test(part) ? `${path}[]` : `${path}.${part}`), "data");
}

/** A data pointer as people write it, set off from the words around it. */
export function field(data: string): string {
  return `\`${fieldName(data)}\``;
}

/** A value of a schema inside a sentence; long ones are cut. */
export function said(value: Json | undefined): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

const LONGEST = 80;
