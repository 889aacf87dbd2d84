import { unreadable, textOf } from "../unreadable.ts";

/** An event pattern, an event, and what AWS answers about the two. */
export interface PatternCase {
  readonly name: string;
  /** JSON text, valid or not. */
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
    pattern: jsonText(pattern),
    event: jsonText(event),
    expect,
    ...(errorCode !== undefined && { errorCode: textOf(errorCode, "errorCode", where) }),
    ...(errorMessage !== undefined && { errorMessage: textOf(errorMessage, "errorMessage", where) }),
  };
}

/** Pattern and event are usually texts, as the API takes them; written as JSON they mean that text. */
function jsonText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
