import { setUp } from "../load/set-up.ts";
import { CODED_FORMATS } from "./coded-formats.ts";
import { intersection, languageAround, languageOf, lengthBetween, type Language, type Pattern } from "./language.ts";

/** What is known of the strings of a format. */
export interface FormatLanguage {
  /** Has every string of the format in it; absent where nothing is known of all of them. */
  readonly around?: Language;
  /** Has only strings of the format in it; absent where none are known. */
  readonly inside?: Language;
}

/** Up to which length a format that bounds its length by looking ahead is spelled out, in code points. */
const SPELLED_OUT = 40;

/** Formats whose patterns name no character beyond ASCII. */
const ASCII_ONLY = new Set(["email", "hostname", "ipv4", "ipv6", "uri-reference", "uuid", "json-pointer-uri-fragment"]);

const kept = new Map<string, FormatLanguage | undefined>();

/** What is known of a format's strings; undefined when nothing is. */
export function formatLanguage(name: string): FormatLanguage | undefined {
  if (!kept.has(name)) kept.set(name, build(name));
  return kept.get(name);
}

function build(name: string): FormatLanguage | undefined {
  const coded = CODED_FORMATS[name];
  if (coded !== undefined)
    return languages(coded.around && languageOf(coded.around), coded.inside && languageOf(coded.inside));
  const format = setUp("2020-12").formats[name];
  if (!(format instanceof RegExp) || format.flags.replaceAll(/[iu]/g, "") !== "") return undefined;
  const pattern: Pattern = { source: format.source, ...(format.ignoreCase && { flags: "i" as const }) };
  // With `u` and `i` together a few letters beyond ASCII fold into it (U+017F into s); within ASCII nothing differs.
  const ascii = languageOf({ source: String.raw`^[\x00-\x7f]*$` });
  const around = languageAround(pattern);
  return languages(ASCII_ONLY.has(name) ? meet(around, ascii) : around, meet(insideOf(name, pattern), ascii));
}

/** A host name looks ahead for its length, which takes too large an automaton; short ones are host names all the same. */
function insideOf(name: string, pattern: Pattern): Language | undefined {
  const exact = languageOf(pattern);
  return exact ?? (name === "hostname" ? meet(languageAround(pattern), lengthBetween(0, SPELLED_OUT)) : undefined);
}

function meet(one: Language | undefined, other: Language | undefined): Language | undefined {
  return one === undefined || other === undefined ? undefined : intersection([one, other]);
}

function languages(around: Language | undefined, inside: Language | undefined): FormatLanguage {
  return { ...(around !== undefined && { around }), ...(inside !== undefined && { inside }) };
}
