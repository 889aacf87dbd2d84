import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { createRealClock } from "../../../clock.ts";
import { DEVELOPER } from "../../../iam/credentials.ts";
import type { FactOf } from "../../../spy/facts.ts";
import { createSpy } from "../../../spy/spy.ts";
import { buildOf, functionOf, graphOf } from "../../../testing/graph-of.ts";
import { handlerProject } from "../../../testing/handler-project.ts";
import { bundle } from "../bundle/bundle.ts";
import { readFunctions } from "../from-graph.ts";
import { createLambda } from "../lambda.ts";
import { reloadFunctions } from "./reload-functions.ts";

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

/** Functions called `Hello` and `Other`, which follow their sources. */
async function startReloading(files: Readonly<Record<string, string>>) {
  const clock = createRealClock();
  const spy = createSpy(clock);
  const project = handlerProject({ "other.ts": "export const handler = async () => 'other';", ...files });
  ends.push(() => project.remove());
  const graph = graphOf(
    [functionOf("Hello"), functionOf("Other")],
    [buildOf("Hello", "hello.handler"), buildOf("Other", "other.handler")],
  );
  const functions = new Map(readFunctions(graph).map((asked) => [asked.name, asked]));
  const bundleOf = (name: string) =>
    bundle({ project: project.folder, build: functions.get(name)!.build, cache: join(project.folder, "cache") });
  const bundled = new Map([
    ["Hello", await bundleOf("Hello")],
    ["Other", await bundleOf("Other")],
  ]);
  const lambda = createLambda({
    bundled: [...functions.values()].map((asked) => ({ asked, bundle: bundled.get(asked.name)!.path })),
    surroundings: {
      app: graph.app,
      endpoint: "http://127.0.0.1:1",
      localize: (text) => text,
      credentialsOf: () => DEVELOPER,
    },
    spy,
    clock,
  });
  ends.push(() => lambda.stop());
  ends.push(reloadFunctions({ bundled, bundle: bundleOf, replace: lambda.replace, spy }));
  return {
    project,
    spy,
    invoke: async (name: string, event: unknown = {}): Promise<unknown> =>
      JSON.parse((await lambda.functions.invoke(name, JSON.stringify(event))).payload),
    /** Waits for the n-th time that `Hello` is replaced. */
    replaced: (times: number) => spy.waitForAll("function-replaced", times, isHello),
  };
}

const isHello = ({ functionName }: FactOf<"function-replaced"> | FactOf<"function-kept">): boolean =>
  functionName === "Hello";

const HELLO = 'import { text } from "./text/text.ts"; export const handler = async () => text;';

test("a function runs from its new source as soon as one of its imports changes, and others stay as they are", async () => {
  const { project, spy, invoke, replaced } = await startReloading({
    "hello.ts": HELLO,
    "text/text.ts": "export const text = 1;",
  });
  expect(await invoke("Hello")).toBe(1);
  project.write("text/text.ts", "export const text = 2;");
  await replaced(1);
  expect(await invoke("Hello")).toBe(2);
  expect(spy.facts.filter(({ kind }) => kind === "function-replaced")).toHaveLength(1);
});

/** Answers with a text, once the file that its event names is there. */
const waiting = (text: string): string => `
  import { existsSync } from "node:fs";
  import { setTimeout as wait } from "node:timers/promises";
  export const handler = async ({ until }) => {
    while (until !== undefined && !existsSync(until)) await wait(5);
    return "${text}";
  };`;

test("an invocation under way ends on the code that it began with", async () => {
  const { project, spy, invoke, replaced } = await startReloading({ "hello.ts": waiting("old") });
  const underWay = invoke("Hello", { until: join(project.folder, "go") });
  await spy.waitFor("function-started");
  project.write("hello.ts", waiting("new"));
  await replaced(1);
  expect(await invoke("Hello")).toBe("new");
  project.write("go", "");
  expect(await underWay).toBe("old");
  expect(await invoke("Hello")).toBe("new");
});

test("a source that does not bundle leaves the function as it was, says why, and is tried again when it is mended", async () => {
  const { project, spy, invoke, replaced } = await startReloading({
    "hello.ts": HELLO,
    "text/text.ts": "export const text = 1;",
  });
  project.write("hello.ts", 'import { more } from "./text/more.ts"; export const handler = async () => more;');
  const kept = await spy.waitFor("function-kept", isHello);
  expect(kept.reason).toContain('Could not resolve "./text/more.ts"');
  expect(await invoke("Hello")).toBe(1);
  // A file that was never there before, so that no bundle could have named it among its sources.
  project.write("text/more.ts", "export const more = 3;");
  await replaced(1);
  expect(await invoke("Hello")).toBe(3);
});

test("a change that changes nothing of the bundle replaces nothing", async () => {
  const { project, spy, invoke, replaced } = await startReloading({ "hello.ts": "export const handler = () => 1;" });
  project.write("hello.ts", "// A comment.\nexport const handler = () => 1;");
  project.write("other.ts", "export const handler = async () => 'changed';");
  await spy.waitFor("function-replaced", ({ functionName }) => functionName === "Other");
  project.write("hello.ts", "export const handler = () => 2;");
  await replaced(1);
  expect(await invoke("Hello")).toBe(2);
  expect(spy.facts.filter((fact) => fact.kind === "function-replaced" && isHello(fact))).toHaveLength(1);
});
