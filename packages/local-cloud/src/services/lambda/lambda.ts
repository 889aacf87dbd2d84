import { randomUUID } from "node:crypto";
import type { Clock } from "../../clock.ts";
import type { Spy } from "../../spy/facts.ts";
import { awsFault, isAwsFault } from "../aws-fault.ts";
import { environmentOf, type Surroundings } from "./environment.ts";
import type { FunctionAsked } from "./from-graph.ts";
import type { Functions, Invocation } from "./functions.ts";
import type { ErrorObject } from "./runtime/error-object.ts";
import { Execution, type Outcome } from "./runtime/execution.ts";
import { createExecutions } from "./runtime/executions.ts";
import { writeLog } from "./runtime/write-log.ts";

/** Lambda, running. */
export interface Lambda {
  readonly functions: Functions;
  /** Runs a function from another bundle from now on; invocations under way end on the one that they began with. */
  readonly replace: (functionName: string, bundle: string) => void;
  /** Ends every thread. Safe to call twice. */
  stop(): Promise<void>;
}

/** What Lambda is made from. */
export interface LambdaOptions {
  /** The functions, each with the path of its bundle. */
  readonly bundled: readonly { readonly asked: FunctionAsked; readonly bundle: string }[];
  readonly surroundings: Surroundings;
  readonly spy: Spy;
  /** What functions see as the time of day. */
  readonly clock: Clock;
}

/** Makes the functions ready to be invoked; threads are started when they are needed. */
export function createLambda({ bundled, surroundings, spy, clock }: LambdaOptions): Lambda {
  const running = new Map(
    bundled.map(({ asked, bundle: first }) => {
      let bundle = first;
      const onLine = (line: string): void => spy.tell({ kind: "function-log", functionName: asked.name, line });
      const executions = createExecutions(asked, () => {
        const environment = environmentOf(asked, bundle, surroundings);
        return new Execution({ asked, bundle, environment, clock, onLine });
      });
      const replace = (newer: string): void => {
        bundle = newer;
        executions.renew();
      };
      return [asked.name, { asked, executions, replace }] as const;
    }),
  );
  const get = (name: string) => running.get(name) ?? refuseUnknown(name);

  const invoke: Functions["invoke"] = async (functionName, payload, misfortune): Promise<Invocation> => {
    const { asked, executions } = get(functionName);
    const execution = await executions.acquire().catch((refusal: unknown) => {
      if (isThrottle(refusal)) spy.tell({ kind: "function-throttled", functionName });
      throw refusal;
    });
    const requestId = randomUUID();
    const started = performance.now();
    spy.tell({ kind: "function-started", functionName, requestId });
    const outcome = await execution.invoke(requestId, payload, misfortune);
    const milliseconds = performance.now() - started;
    const log = writeLog(execution.lastLines, { requestId, milliseconds, memoryMb: asked.memoryMb });
    executions.release(execution);
    spy.tell({ kind: "function-ended", functionName, requestId, milliseconds, ...summaryOf(outcome) });
    return {
      requestId,
      statusCode: 200,
      payload: outcome.payload,
      log,
      ...(outcome.isError && { functionError: "Unhandled" }),
    };
  };

  return {
    functions: { names: [...running.keys()].sort(), invoke, arnOf: (name) => get(name).asked.arn },
    replace: (name, bundle) => get(name).replace(bundle),
    stop: async () => {
      await Promise.all([...running.values()].map(({ executions }) => executions.stop()));
    },
  };
}

function summaryOf({ isError, payload }: Outcome): { error: string } | { result: unknown } {
  if (!isError) return { result: JSON.parse(payload) as unknown };
  const { errorType, errorMessage } = JSON.parse(payload) as ErrorObject;
  return { error: `${errorType}: ${errorMessage}` };
}

function isThrottle(refusal: unknown): boolean {
  return isAwsFault(refusal) && refusal.name === "TooManyRequestsException";
}

function refuseUnknown(name: string): never {
  throw awsFault("ResourceNotFoundException", `Function not found: ${name}`, { status: 404 });
}
