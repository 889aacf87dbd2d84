import { eventRemoved } from "./event-removed.ts";
import { modeLoosened } from "./mode-loosened.ts";
import { optionalRemoved } from "./optional-removed.ts";
import type { Policy } from "./policy.ts";

/** Everything that a review asks for beside the comparisons. */
export const policies: readonly Policy[] = [eventRemoved, optionalRemoved, modeLoosened];
