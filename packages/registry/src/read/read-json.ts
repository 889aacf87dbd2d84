import { parseTree, type ParseError } from "jsonc-parser";
import { isObject, type Json, type JsonObject } from "../json.ts";
import type { Report } from "../problem.ts";
import type { Files } from "./files.ts";
import { duplicatesIn, positionAt, type Position } from "./locate.ts";

/** The id under which reading reports what it cannot read. */
export const READABLE = "readable";

/** The id under which reading reports a name that is given twice. */
export const UNIQUE_NAMES = "unique-names";

/** A file that holds one JSON object, with the text it was read from. */
export interface JsonFile {
  readonly value: JsonObject;
  readonly text: string;
}

/**
 * Reads one file that must hold a JSON object. Returns undefined, with a problem reported, when it is absent, is no
 * JSON, or holds something else; a name that is given twice is reported, and the last one counts.
 */
export function readJson(files: Files, file: string, report: Report): JsonFile | undefined {
  const refuse = (wanted: string, came: string, mend: string, position?: Position) =>
    report({ rule: READABLE, file, pointer: "", wanted, came, mend, ...position });
  const text = files.text(file);
  if (text === undefined) {
    refuse("a file that can be read", "none", `Add ${file}.`);
    return undefined;
  }
  const value = parse(text);
  if (value instanceof SyntaxError) {
    const { came, mend } = whyNoJson(text, value, file);
    refuse("JSON", came, mend, firstErrorIn(text));
    return undefined;
  }
  if (!isObject(value)) {
    refuse("a JSON object", Array.isArray(value) ? "an array" : JSON.stringify(value), `Make ${file} one JSON object.`);
    return undefined;
  }
  reportDuplicates(file, text, report);
  return { value, text };
}

const BYTE_ORDER_MARK = "\uFEFF";

/** What decoding leaves of bytes that are no UTF-8. */
const UNDECODED = "\uFFFD";

/** In words for people: what V8 says quotes the text around, with all its lines and what nobody sees. */
function whyNoJson(
  text: string,
  { message }: SyntaxError,
  file: string,
): { readonly came: string; readonly mend: string } {
  if (text.startsWith(BYTE_ORDER_MARK)) {
    return { came: "a byte order mark before it", mend: `Save ${file} as UTF-8 without a byte order mark.` };
  }
  if (text.startsWith(UNDECODED)) return { came: "bytes that are no UTF-8", mend: `Save ${file} as UTF-8.` };
  const came = message.replace(/, (?:\.\.\.)?".*" is not valid JSON$/s, "");
  return { came, mend: `Correct the JSON in ${file}.` };
}

function reportDuplicates(file: string, text: string, report: Report): void {
  for (const { name, pointer, line, column } of duplicatesIn(text)) {
    report({
      rule: UNIQUE_NAMES,
      file,
      pointer,
      line,
      column,
      wanted: "each name once in an object",
      came: `"${name}" again`,
      mend: "Remove one of the two; parsers do not agree on which counts.",
    });
  }
}

function parse(text: string): Json | SyntaxError {
  try {
    return JSON.parse(text) as Json;
  } catch (thrown) {
    return thrown as SyntaxError;
  }
}

/** Where a text stops being JSON. */
function firstErrorIn(text: string): Position | undefined {
  const errors: ParseError[] = [];
  parseTree(text, errors, { disallowComments: true });
  return errors[0] && positionAt(text, errors[0].offset);
}
