import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isObject, type Json, type JsonObject } from "../json.ts";
import type { Report } from "../problem.ts";

/** The id under which reading reports. */
export const READABLE = "readable";

/**
 * Reads one file that must hold a JSON object. Returns undefined, with a problem reported, when it is absent, is no
 * JSON, or holds something else.
 */
export function readJson(root: string, file: string, report: Report): JsonObject | undefined {
  let text: string;
  try {
    text = readFileSync(join(root, file), "utf8");
  } catch {
    report({
      rule: READABLE,
      file,
      pointer: "",
      wanted: "a file that can be read",
      came: "none",
      mend: `Add ${file}.`,
    });
    return undefined;
  }
  const value = parse(text);
  if (value instanceof SyntaxError) {
    report({
      rule: READABLE,
      file,
      pointer: "",
      wanted: "JSON",
      came: value.message,
      mend: `Correct the JSON in ${file}.`,
    });
    return undefined;
  }
  if (isObject(value)) return value;
  const came = Array.isArray(value) ? "an array" : JSON.stringify(value);
  report({ rule: READABLE, file, pointer: "", wanted: "a JSON object", came, mend: `Make ${file} one JSON object.` });
  return undefined;
}

function parse(text: string): Json | SyntaxError {
  try {
    return JSON.parse(text) as Json;
  } catch (thrown) {
    return thrown as SyntaxError;
  }
}
