import type { VersionRule } from "../version-rule.ts";
import { downcastFails } from "./downcast-fails.ts";
import { downcastMissing } from "./downcast-missing.ts";
import { frozen } from "./frozen.ts";
import { olderStillActive } from "./older-still-active.ts";
import { olderThanFrozen } from "./older-than-frozen.ts";
import { retiredTooEarly } from "./retired-too-early.ts";

/** Everything that a review asks of versions that live side by side. */
export const versionRules: readonly VersionRule[] = [
  olderStillActive,
  downcastMissing,
  downcastFails,
  retiredTooEarly,
  frozen,
  olderThanFrozen,
];
