import type { SerializedError } from "@streambridge/errors";
import type { Json } from "../../json.ts";
import type { CompareOptions } from "../compare.ts";
import type { Direction, Verdict } from "../verdict.ts";

/** What the thread is asked. */
export interface Task {
  readonly old: Json;
  readonly next: Json;
  readonly options: CompareOptions;
}

/** What the thread says. */
export type Answer =
  | { readonly kind: "ready" }
  | { readonly kind: "verdict"; readonly direction: Direction; readonly verdict: Verdict }
  | { readonly kind: "done" }
  /** The stack was used up: by a schema that Ajv cannot compile for its size or depth. */
  | { readonly kind: "overflow" }
  | { readonly kind: "failed"; readonly error: SerializedError };
