import { StreambridgeError } from "@streambridge/errors";
import type { Json } from "../json.ts";
import type { Comparison, Dialect } from "./verdict.ts";

/** What a comparison may be told beside the two schemas. */
export interface CompareOptions {
  /** Holds for a side whose `$schema` says nothing; 2020-12 when left out. */
  readonly dialect?: Dialect;
  /** Events that people know (fixtures, golden files), beside the `examples` of both schemas; witnesses are shrunk toward them. */
  readonly examples?: readonly Json[];
  /** Counts breaks through undeclared properties as breaks: for emitters that are not held to what they declare. */
  readonly strictOpen?: boolean;
}

/**
 * Judges two JSON Schemas in both directions. Each must stand on its own (see `bundle`): references stay inside it.
 * Within the same process, equal questions are answered once.
 *
 * Throws SCHEMA_INVALID with `detail: { side, pointer }` when a schema does not compile. Never hangs: past its limits of
 * time and memory the answer is `unknown`, reason `limit`.
 */
export function compareSchemas(_old: Json, _next: Json, _options: CompareOptions = {}): Promise<Comparison> {
  return Promise.reject(new StreambridgeError("UNEXPECTED", "the judge of schemas is not built yet"));
}
