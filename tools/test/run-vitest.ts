import { disableDefaultColors, startVitest, type TestCase, type TestModule, type Vitest } from "vitest/node";
import { root } from "./root.ts";
import type { Screen } from "./screen.ts";
import type { Tally } from "./tally.ts";

/** Which tests to run. */
export interface Selection {
  /** Parts of file paths; empty: every file. */
  readonly only: readonly string[];
  readonly stories: boolean;
}

/** Runs the tests in this process's vitest, which prints what fails, and counts each test. */
export async function runVitest(selection: Selection, screen: Screen, tally: Tally): Promise<void> {
  const start = performance.now();
  if (!process.stdout.isTTY || process.env["CI"] !== undefined) plain();
  const vitest = await startVitest("test", [...selection.only], {
    root,
    run: true,
    watch: false,
    ...(!selection.stories && { project: ["!stories"] }),
  });
  const failedBefore = tally.failed;
  count(vitest, tally);
  await vitest.close();
  screen.step("tests", tally.failed === failedBefore, performance.now() - start);
}

/** No colours, in this process and in the workers. */
function plain(): void {
  disableDefaultColors();
  process.env["NO_COLOR"] = "1";
}

/** A file that did not load, and an error outside any test, count as one failure each: neither may end as `0 failed`. */
function count(vitest: Vitest, tally: Tally): void {
  const modules = vitest.state.getTestModules();
  for (const module of modules) {
    for (const test of module.children.allTests()) countTest(test, module, tally);
    if (module.errors().length > 0) tally.add(false);
    for (const suite of module.children.allSuites()) if (suite.errors().length > 0) tally.add(false);
  }
  for (const _ of vitest.state.getUnhandledErrors()) tally.add(false);
  if (modules.length === 0) tally.add(false);
}

function countTest(test: TestCase, module: TestModule, tally: Tally): void {
  const result = test.result();
  if (result.state === "passed" || result.state === "failed") return tally.add(result.state === "passed");
  const note = result.state === "skipped" ? result.note : undefined;
  tally.skip({ name: `${module.relativeModuleId} > ${test.fullName}`, reason: note ?? "no reason given" });
}
