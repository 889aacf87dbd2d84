import { createHash } from "node:crypto";
import type { Json } from "../json.ts";
import { tooDeep } from "./limit/limited.ts";
import { ComparingThread } from "./limit/thread.ts";
import type { Comparison, Dialect } from "./verdict.ts";

/** What a comparison may be told beside the two schemas. */
export interface CompareOptions {
  /**
   * The dialect of both, whatever they say. Left out, each is read as its `$schema` says; one that names none like the
   * other one, and 2020-12 where neither does.
   */
  readonly dialect?: Dialect;
  /** Events that people know (fixtures, golden files), beside the `examples` of both schemas; witnesses are shrunk toward them. */
  readonly examples?: readonly Json[];
  /** Counts breaks through undeclared properties as breaks: for emitters that are not held to what they declare. */
  readonly strictOpen?: boolean;
}

const thread = new ComparingThread();
const answered = new Map<string, Promise<Comparison>>();

/**
 * Judges two JSON Schemas in both directions. Each must stand on its own (see `bundle`): references stay inside it. The
 * work is done by one thread for the whole process, and equal questions are answered once.
 *
 * Rejects with SCHEMA_INVALID and `detail: { side, pointer }` when a schema does not compile. Never hangs: past its limits
 * of time and memory the answer is `unknown`, reason `limit`.
 */
export function compareSchemas(old: Json, next: Json, options: CompareOptions = {}): Promise<Comparison> {
  const text = textOf([old, next, options]);
  if (text === undefined) return Promise.resolve(tooDeep());
  const key = createHash("sha256").update(text).digest("base64");
  const known = answered.get(key) ?? thread.compare({ old, next, options });
  answered.set(key, known);
  return known;
}

/** JSON of a question; undefined where it is nested too deeply to be written. */
function textOf(question: readonly unknown[]): string | undefined {
  try {
    return JSON.stringify(question);
  } catch (thrown) {
    if (thrown instanceof RangeError) return undefined;
    throw thrown;
  }
}
