/**
 * For commands that look at a consumer's dead letters: the very steps that its function takes before it handles anything.
 */
export { DECISION_ATTRIBUTE, type Decision } from "./guard/decision.ts";
export { rulesOf } from "./guard/guard.ts";
export type { GuardFields } from "./guard/row.ts";
export type { Rule, Verdict, Visit } from "./guard/rule.ts";
export { GUARD_ROW_S } from "./limits.ts";
export { open, type Opened } from "./open/open.ts";
export { readEnvelope, type ReadResult } from "./open/read-envelope.ts";
export { HISTORY } from "./settle/park.ts";
