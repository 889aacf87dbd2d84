import { isTooDeep } from "./is-too-deep.ts";

/** Longest piece of data that an explanation shows, in characters: enough to recognise it, short enough for a log. */
const SHOWN_CHARACTERS = 120;

/** The value at a JSON pointer, as JSON text, cut where it is long; `nothing` when there is none. */
export function valueAt(data: unknown, pointer: string): string {
  let value = data;
  for (const key of pointer.split("/").slice(1)) {
    if (typeof value !== "object" || value === null) return "nothing";
    value = (value as Readonly<Record<string, unknown>>)[key.replaceAll("~1", "/").replaceAll("~0", "~")];
  }
  if (isTooDeep(value)) return "something nested too deeply to be shown";
  // What JSON cannot say (undefined, functions) makes no text.
  const text = (JSON.stringify(value) as string | undefined) ?? "nothing";
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}
