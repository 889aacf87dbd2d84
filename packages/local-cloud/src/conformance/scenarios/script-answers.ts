import { randomUUID } from "node:crypto";
import {
  scriptFunction,
  Thrown,
  type ScriptedFunction,
} from "../../services/lambda/mappings/testing/scripted-function.ts";
import type { Functions } from "../../services/lambda/functions.ts";
import type { Answer, Answers } from "./scenario.ts";

/** The name of a scenario's function. */
export const HANDLER = "handler";

/** How the records of an event are called, and how a function names them when they fail. */
export interface Naming {
  /** The names of an event's records, in order. */
  readonly namesIn: (event: unknown) => readonly string[];
  /** The `itemIdentifier` of a record; a name that no record has is its own. */
  readonly identifierOf: (name: string) => string;
}

/** Makes the function of a scenario. @param reports whether its mapping looks at `batchItemFailures`. */
export function scriptAnswers(answers: Answers, naming: Naming, reports: boolean): ScriptedFunction {
  const script = scriptFunction(({ event, number }) => {
    const failing = naming.namesIn(event).filter((name) => answers.failing.has(name));
    if (failing.length > 0 && !reports) throw new Thrown(`failing: ${failing.join(", ")}`);
    if (answers.failing.size > 0) return { batchItemFailures: failing.map((name) => failureOf(name, naming)) };
    return give(answers.returns[Math.min(number, answers.returns.length) - 1], naming);
  });
  const invoke: Functions["invoke"] = async (name, payload) => ({
    ...(await script.functions.invoke(name, payload)),
    requestId: randomUUID(),
  });
  return { ...script, functions: { ...script.functions, invoke } };
}

function give(answer: Answer | undefined, naming: Naming): unknown {
  switch (answer?.kind) {
    case "throws":
      throw new Thrown(answer.message);
    case "throttled":
      throw Object.assign(new Error("Rate Exceeded."), { name: "TooManyRequestsException" });
    default:
      return withIdentifiers(answer?.value ?? null, naming);
  }
}

function failureOf(name: string, { identifierOf }: Naming): object {
  return { itemIdentifier: identifierOf(name) };
}

/** The names in `batchItemFailures`, made what the function would have got. Whatever has another shape stays as it is. */
function withIdentifiers(value: unknown, naming: Naming): unknown {
  const failures = (value as { readonly batchItemFailures?: unknown } | null)?.batchItemFailures;
  if (!Array.isArray(failures)) return value;
  return Object.assign({}, value, { batchItemFailures: failures.map((failure) => withIdentifier(failure, naming)) });
}

function withIdentifier(failure: unknown, naming: Naming): unknown {
  const { itemIdentifier } = (failure ?? {}) as { readonly itemIdentifier?: unknown };
  if (typeof itemIdentifier !== "string") return failure;
  return { ...(failure as object), ...failureOf(itemIdentifier, naming) };
}
