import { asText } from "../as-text.ts";
import { unreadable, textOf } from "../unreadable.ts";

/** An event pattern, an event, and what AWS answers about the two. */
export interface PatternCase {
  readonly name: string;
  /** JSON text, valid or not; a file may have the JSON itself. */
  readonly pattern: string;
  /** JSON text, valid or not. */
  readonly event: string;
  readonly expect: "match" | "nomatch" | "error";
  /** AWS's code where an error is expected; empty or absent: any. */
  readonly errorCode?: string;
  /** AWS's text where an error is expected; empty or absent: any. */
  readonly errorMessage?: string;
}

/** Whether a value that was read from a file looks like a pattern case. */
export function isPatternCase(value: Readonly<Record<string, unknown>>): boolean {
  return "pattern" in value && "event" in value && "expect" in value;
}

/**
 * Reads a pattern case.
 *
 * @param where for the refusal: file and line.
 * @throws StreambridgeError `CASES_UNREADABLE`.
 */
export function readPatternCase(value: Readonly<Record<string, unknown>>, where: string): PatternCase {
  const { name, pattern, event, expect, errorCode, errorMessage } = value;
  if (expect !== "match" && expect !== "nomatch" && expect !== "error") {
    throw unreadable(where, `expect is ${JSON.stringify(expect)}; it must be "match", "nomatch" or "error"`);
  }
  return {
    name: typeof name === "string" ? name : where,
    pattern: asText(pattern),
    event: asText(event),
    expect,
    ...(errorCode !== undefined && { errorCode: textOf(errorCode, "errorCode", where) }),
    ...(errorMessage !== undefined && { errorMessage: textOf(errorMessage, "errorMessage", where) }),
  };
}
