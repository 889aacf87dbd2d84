import type { ChangeRule } from "../changes/change.ts";
import { boundNarrowed } from "./bound-narrowed.ts";
import { boundWidened } from "./bound-widened.ts";
import { closed } from "./closed.ts";
import { conditionChanged } from "./condition-changed.ts";
import { enumValueAdded } from "./enum-value-added.ts";
import { enumValueRemoved } from "./enum-value-removed.ts";
import { formatChanged } from "./format-changed.ts";
import { multipleChanged } from "./multiple-changed.ts";
import { opened } from "./opened.ts";
import { patternChanged } from "./pattern-changed.ts";
import { propertyAdded } from "./property-added.ts";
import { propertyRemoved } from "./property-removed.ts";
import { propertyRenamed } from "./property-renamed.ts";
import { requiredAdded } from "./required-added.ts";
import { requiredRemoved } from "./required-removed.ts";
import { typeChanged } from "./type-changed.ts";
import { unionBranchAdded } from "./union-branch-added.ts";
import { unionBranchRemoved } from "./union-branch-removed.ts";

/** Rules that explain what the judge found, the most telling first. */
export const changeRules: readonly ChangeRule[] = [
  propertyRenamed,
  propertyRemoved,
  requiredAdded,
  requiredRemoved,
  propertyAdded,
  typeChanged,
  enumValueAdded,
  enumValueRemoved,
  boundNarrowed,
  boundWidened,
  formatChanged,
  patternChanged,
  multipleChanged,
  closed,
  opened,
  unionBranchAdded,
  unionBranchRemoved,
  conditionChanged,
];
