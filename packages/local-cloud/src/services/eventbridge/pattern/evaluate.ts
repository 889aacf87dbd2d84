import { compilePattern } from "./compile.ts";
import { matchPattern } from "./match.ts";
import { readEvent } from "./read-event.ts";

/** Whether a pattern matches an event; or AWS's answer to a bad pattern. */
export type Evaluated =
  | { readonly ok: true; readonly matches: boolean }
  | { readonly ok: false; readonly message: string };

/**
 * Evaluates an event pattern as EventBridge does, without a bus. Both are JSON texts; what is no JSON object matches
 * nothing.
 */
export function evaluatePattern(pattern: string, event: string): Evaluated {
  const compiled = compilePattern(pattern);
  if (!compiled.ok) return { ok: false, message: compiled.message };
  const read = readEvent(event);
  return { ok: true, matches: read !== undefined && matchPattern(compiled.pattern, read) };
}
