export { measurePatterns, type PatternFigures } from "./measure-patterns.ts";
