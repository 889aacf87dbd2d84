import type { Refusal } from "../../compare/verdict.ts";
import type { Json, JsonObject } from "../../json.ts";

/** What came of one downcast. */
export type DowncastReport =
  | { readonly kind: "holds" }
  | { readonly kind: "missing" }
  | {
      readonly kind: "fails";
      /** The smallest event of the newer major that was found to fail; absent when the code did not get that far. */
      readonly witness?: Json;
      readonly error: Refusal;
    };

/** One downcast to be tried: both versions, each standing on its own as the bridge publishes it. */
export interface DowncastStep {
  /** The event type that is made. */
  readonly older: string;
  readonly newerSchema: JsonObject;
  readonly olderSchema: JsonObject;
}

/** What the process that runs downcasts is told. */
export interface DowncastJob {
  /** The address of the module that exports `downcasts`. */
  readonly module: string;
  readonly steps: readonly DowncastStep[];
  readonly runs: number;
  readonly seed: number;
}
