import { baseNoSchema } from "./base-no-schema.ts";
import { changeRules } from "./rules/index.ts";
import { incompatible } from "./rules/incompatible.ts";
import { unknown } from "./rules/unknown.ts";
import { vacuous } from "./rules/vacuous.ts";
import { readerUnknownName, ruleSilenced, sourceChanged } from "../readers/rules/bus-rules.ts";
import { versionRules } from "../versions/rules/index.ts";
import { policies } from "./policies/index.ts";
import { exemptionRules } from "./exemptions/apply-exemptions.ts";

/** What every rule of a review says of itself. */
export interface ReviewRuleText {
  readonly id: string;
  readonly purpose: string;
}

/** Every rule that can be named by a finding: of changes, of verdicts that no change explains, policies, exemptions. */
export const allRules: readonly ReviewRuleText[] = [
  ...changeRules,
  incompatible,
  unknown,
  vacuous,
  ...policies,
  baseNoSchema,
  ...versionRules,
  ruleSilenced,
  sourceChanged,
  readerUnknownName,
  ...exemptionRules,
];
