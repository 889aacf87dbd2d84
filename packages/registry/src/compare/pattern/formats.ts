import { setUp } from "../load/set-up.ts";
import { intersection, languageOf, type Language, type Pattern } from "./language.ts";

/** What is known of the strings of a format. */
export interface FormatLanguage {
  /** Has every string of the format in it. */
  readonly around: Language;
  /** Has only strings of the format in it; absent where Ajv decides by code. */
  readonly inside?: Language;
}

/** What the formats that ajv-formats 3.0.1 decides by code cannot go beyond; from its source, `src/formats.ts`. */
const AROUND: Readonly<Record<string, Pattern>> = {
  date: { source: String.raw`^\d{4}-\d{2}-\d{2}$` },
  time: { source: String.raw`^\d\d:\d\d:\d\d(?:\.\d+)?(?:[zZ]|[+\-]\d\d(?::?\d\d)?)$` },
  "iso-time": { source: String.raw`^\d\d:\d\d:\d\d(?:\.\d+)?(?:[zZ]|[+\-]\d\d(?::?\d\d)?)?$` },
  "date-time": { source: String.raw`^\d{4}-\d\d-\d\d[tT\s]\d\d:\d\d:\d\d(?:\.\d+)?(?:[zZ]|[+\-]\d\d(?::?\d\d)?)$` },
  "iso-date-time": {
    source: String.raw`^\d{4}-\d\d-\d\d[tT\s]\d\d:\d\d:\d\d(?:\.\d+)?(?:[zZ]|[+\-]\d\d(?::?\d\d)?)?$`,
  },
  uri: { source: String.raw`^[a-zA-Z][a-zA-Z0-9+\-.]*:[\x21-\x7e]*$` },
};

/** Formats whose strings are all strings of another one: the other only asks for less. */
const WIDER: Readonly<Record<string, readonly string[]>> = { time: ["iso-time"], "date-time": ["iso-date-time"] };

const kept = new Map<string, FormatLanguage | undefined>();

/** What is known of a format's strings; undefined when nothing is. */
export function formatLanguage(name: string): FormatLanguage | undefined {
  if (!kept.has(name)) kept.set(name, build(name));
  return kept.get(name);
}

/** Whether one format only asks for less than another. */
export function isWiderFormat(wider: string, name: string): boolean {
  return wider === name || WIDER[name]?.includes(wider) === true;
}

function build(name: string): FormatLanguage | undefined {
  const pattern = AROUND[name];
  const known = pattern === undefined ? undefined : languageOf(pattern);
  if (known !== undefined) return { around: known };
  const format = setUp("2020-12").formats[name];
  if (!(format instanceof RegExp) || format.flags.replaceAll(/[iu]/g, "") !== "") return undefined;
  const around = languageOf({ source: format.source, ...(format.ignoreCase && { flags: "i" as const }) });
  if (around === undefined) return undefined;
  // With `u` and `i` together a few letters beyond ASCII fold into it (U+017F into s); within ASCII nothing differs.
  const ascii = languageOf({ source: String.raw`^[\x00-\x7f]*$` });
  const inside = ascii === undefined ? undefined : intersection([around, ascii]);
  return { around, ...(inside !== undefined && { inside }) };
}
