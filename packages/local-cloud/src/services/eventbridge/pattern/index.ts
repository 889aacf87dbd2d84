export { compilePattern, type Compiled, type Pattern } from "./compile.ts";
export { matchPattern } from "./match.ts";
export { RuleSet } from "./rule-set.ts";
export { readEvent } from "./read-event.ts";
export type { JsonObject } from "./json.ts";
