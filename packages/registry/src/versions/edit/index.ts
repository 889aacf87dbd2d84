export { planNewVersion, type NewVersionRequest } from "./new-version.ts";
export { planDeprecation, type DeprecateRequest } from "./deprecate.ts";
export { planRetirement, type RetireRequest } from "./retire.ts";
export { applyPlan, type EditPlan, type FileEdit } from "./plan.ts";
