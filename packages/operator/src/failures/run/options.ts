import { createMask, revealed, type Mask } from "@streambridge/events";
import type { Out } from "../../local/screen/paint.ts";
import type { ReachOptions } from "../reach.ts";
import type { Selection } from "../select.ts";

/** What every command over failures is told. */
export interface FailuresOptions extends ReachOptions {
  readonly selection: Selection;
  /** Entries of each place to look at, at most. */
  readonly limit: number;
  /** Whether personal values are shown. */
  readonly reveal: boolean;
  /** Whether to write JSON for machines. */
  readonly json: boolean;
  readonly out: Out;
}

/** Exit codes of the commands; 1 (AWS or we) and 2 (a mistake of the user) follow from the error that is thrown. */
export const EXIT = { done: 0, failuresRemain: 3 } as const;

/** What hides personal values, unless they are to be seen. */
export function maskFor({ reveal }: Pick<FailuresOptions, "reveal">): Mask {
  return reveal ? revealed : createMask();
}

/** Writes one JSON document. */
export function writeJson(out: Out, value: unknown): void {
  out.write(`${JSON.stringify(value, undefined, 2)}\n`);
}
