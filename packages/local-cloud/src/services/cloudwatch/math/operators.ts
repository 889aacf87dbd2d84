import type { Datapoint } from "./formula.ts";

const truth = (holds: boolean): number => (holds ? 1 : 0);

/** CloudWatch's operators, by how they are written. A comparison is 1 where it holds and 0 where not. */
const OPERATORS: Readonly<Record<string, (one: number, other: number) => number>> = {
  "+": (one, other) => one + other,
  "-": (one, other) => one - other,
  "*": (one, other) => one * other,
  "/": (one, other) => one / other,
  "^": (one, other) => one ** other,
  "==": (one, other) => truth(one === other),
  "!=": (one, other) => truth(one !== other),
  "<": (one, other) => truth(one < other),
  "<=": (one, other) => truth(one <= other),
  ">": (one, other) => truth(one > other),
  ">=": (one, other) => truth(one >= other),
  "&&": (one, other) => truth(one !== 0 && other !== 0),
  "||": (one, other) => truth(one !== 0 || other !== 0),
};

export const isOperator = (written: string): boolean => Object.hasOwn(OPERATORS, written);

/** Where one side has no datapoint there is no result; nor is there one of a division by zero. */
export function reckon(written: string, one: Datapoint, other: Datapoint): Datapoint {
  if (one === undefined || other === undefined) return undefined;
  const result = OPERATORS[written]?.(one, other);
  return result !== undefined && Number.isFinite(result) ? result : undefined;
}
