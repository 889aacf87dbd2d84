export { compareSchemas, type CompareOptions } from "./compare.ts";
export { tooDeep } from "./limit/limited.ts";
export {
  passes,
  SIDES,
  type Comparison,
  type Dialect,
  type Direction,
  type Evidence,
  type Place,
  type Refusal,
  type Side,
  type Verdict,
} from "./verdict.ts";

// For tools that show where something stands in a file
export { locate, positionAt, type Position } from "../read/locate.ts";
export { isObject, step, type Json, type JsonObject } from "../json.ts";

// For tools that judge the judge
export { compareHere, DIRECTIONS } from "./compare-here.ts";
