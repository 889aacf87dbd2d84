import { awsFault } from "../../services/aws-fault.ts";
import type { Functions } from "../../services/lambda/functions.ts";
import type { Spy } from "../../spy/facts.ts";
import type { Injector, Strike } from "../injector.ts";
import { MOST_ANSWERS } from "../limits.ts";
import type { InsideKind, Misfortune } from "./misfortune.ts";

const KINDS = [
  "function-throttled",
  "function-throws",
  "function-hangs",
  "function-out-of-memory",
  "function-dies",
] as const;

/** Puts the faults of functions before their invocations, by any caller. A refusal counts as Lambda's own would. */
export function withFunctionFaults(functions: Functions, injector: Injector, spy: Pick<Spy, "tell">): Functions {
  return {
    ...functions,
    invoke: async (name, payload) => {
      if (!injector.isOn) return functions.invoke(name, payload);
      const place = { service: "lambda", operation: "Invoke", resource: name, caller: "lambda" };
      const strike = injector.meet(place, KINDS);
      if (strike?.kind === "function-throttled") {
        spy.tell({ kind: "function-throttled", functionName: name });
        throw awsFault("TooManyRequestsException", "Rate Exceeded.", { status: 429 });
      }
      return functions.invoke(name, payload, strike && misfortuneOf(strike as Strike<InsideKind>));
    },
  };
}

function misfortuneOf(strike: Strike<InsideKind>): Misfortune {
  const { kind, lastsMs } = strike;
  const afterAnswers = Math.floor(strike.settle("answers") * (MOST_ANSWERS + 1));
  return { kind, afterAnswers, ...(lastsMs !== undefined && { lastsMs }) };
}
