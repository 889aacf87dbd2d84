import { createRealClock, type Clock } from "../../../clock.ts";
import type { Misfortune } from "../../../faults/functions/misfortune.ts";
import type { FunctionBuild } from "../../../graph/graph.ts";
import type { Fact, Spy } from "../../../spy/facts.ts";
import { createSpy } from "../../../spy/spy.ts";
import { buildOf, functionOf, graphOf } from "../../../testing/graph-of.ts";
import { handlerProject } from "../../../testing/handler-project.ts";
import { DEVELOPER } from "../../../iam/credentials.ts";
import { bundle } from "../bundle/bundle.ts";
import { readFunctions } from "../from-graph.ts";
import type { Functions, Invocation } from "../functions.ts";
import { createLambda } from "../lambda.ts";

/** A function made for one test. */
export interface TestFunction {
  /** Invokes it; the event and the result are values here. */
  invoke(event?: unknown, misfortune?: Misfortune): Promise<Invocation & { readonly value: unknown }>;
  readonly functions: Functions;
  readonly spy: Spy;
  /** What it logged so far. */
  readonly lines: readonly string[];
  stop(): Promise<void>;
}

/** Seconds that a function has where its test is about something else: a busy machine must not end it. */
const PATIENT_S = 60;

/**
 * Bundles and runs a function called `Test`.
 *
 * @param source A module that exports `handler`.
 * @param inputs Of the function resource, such as `timeout` in seconds.
 * @param clock Default the machine's own.
 */
export async function startFunction(
  source: string,
  inputs: Readonly<Record<string, unknown>> = {},
  more: Partial<FunctionBuild> = {},
  clock: Clock = createRealClock(),
): Promise<TestFunction> {
  const project = handlerProject({ "test.ts": source });
  const graph = graphOf(
    [functionOf("Test", { timeout: PATIENT_S, ...inputs })],
    [buildOf("Test", "test.handler", more)],
  );
  const asked = readFunctions(graph)[0]!;
  const spy = createSpy(clock);
  const { path } = await bundle({ project: project.folder, build: asked.build, cache: `${project.folder}/cache` });
  const surroundings = {
    app: graph.app,
    endpoint: "http://127.0.0.1:1",
    localize: (text: string) => text.replaceAll("https://sqs.us-east-1.amazonaws.com", "http://127.0.0.1:1"),
    credentialsOf: () => DEVELOPER,
  };
  const lambda = createLambda({ bundled: [{ asked, bundle: path }], surroundings, spy, clock });
  return {
    functions: lambda.functions,
    invoke: async (event = {}, misfortune) => {
      const invocation = await lambda.functions.invoke("Test", JSON.stringify(event), misfortune);
      return { ...invocation, value: JSON.parse(invocation.payload) as unknown };
    },
    spy,
    get lines() {
      return spy.facts.flatMap((fact: Fact) => (fact.kind === "function-log" ? fact.line : []));
    },
    stop: async () => {
      await lambda.stop();
      project.remove();
    },
  };
}
