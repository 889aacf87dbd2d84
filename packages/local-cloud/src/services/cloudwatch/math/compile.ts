import jsep from "jsep";
import type { Compiled, Datapoint, Formula } from "./formula.ts";
import { FUNCTIONS } from "./functions.ts";
import { isOperator, reckon } from "./operators.ts";

// CloudWatch's power operator; to the parser it is as strong as a multiplication and more.
const STRONGER_THAN_TIMES = 11;
jsep.addBinaryOp("^", STRONGER_THAN_TIMES, true);

/**
 * Reads an expression of metric math, such as `100 * (m1 - FILL(m2, 0)) / m1`.
 *
 * @returns What is not emulated, or is no expression at all, as a reason; it is never guessed.
 */
export function compileExpression(text: string): Compiled {
  const ids = new Set<string>();
  try {
    return { ok: true, formula: formulaOf(jsep(text), ids), ids };
  } catch (thrown) {
    return { ok: false, reason: `${thrown instanceof Error ? thrown.message : String(thrown)} in "${text}"` };
  }
}

function formulaOf(expression: jsep.Expression, ids: Set<string>): Formula {
  const { type, operator, left, right, argument, name, value } = expression as jsep.CoreExpression & Parts;
  switch (type) {
    case "Literal":
      if (typeof value !== "number") return refuse(`the text ${JSON.stringify(value)} is not emulated`);
      return () => value;
    case "Identifier":
      return metricOf(name, ids);
    case "UnaryExpression":
      if (operator === "-") return negativeOf(formulaOf(argument, ids));
      return refuse(`the operator ${operator} is not emulated`);
    case "BinaryExpression": {
      if (!isOperator(operator)) return refuse(`the operator ${operator} is not emulated`);
      const [one, other] = [formulaOf(left, ids), formulaOf(right, ids)];
      return (values) => reckon(operator, one(values), other(values));
    }
    case "CallExpression":
      return callOf(expression as jsep.CallExpression, ids);
    default:
      return refuse(`a part of kind ${type} is not emulated`);
  }
}

/** What the kinds of expressions have between them. */
interface Parts {
  readonly operator: string;
  readonly left: jsep.Expression;
  readonly right: jsep.Expression;
  readonly argument: jsep.Expression;
  readonly name: string;
  readonly value: unknown;
}

/** Ids begin with a small letter; a word in capitals would be a function, or a keyword such as REPEAT. */
function metricOf(id: string, ids: Set<string>): Formula {
  if (!/^[a-z]\w*$/.test(id)) return refuse(`the word ${id} is not emulated`);
  ids.add(id);
  return (values) => values[id];
}

function negativeOf(inner: Formula): Formula {
  return (values): Datapoint => reckon("-", 0, inner(values));
}

function callOf({ callee, arguments: given }: jsep.CallExpression, ids: Set<string>): Formula {
  const { name = "" } = callee as Partial<jsep.Identifier>;
  const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (!known) return refuse(`the function ${name} is not emulated`);
  if (given.length !== known.takes) return refuse(`${name} takes ${known.takes} values, not ${given.length},`);
  return known.of(given.map((each) => formulaOf(each, ids)));
}

function refuse(reason: string): never {
  throw new Error(reason);
}
