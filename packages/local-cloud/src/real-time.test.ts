import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** What goes by the machine's time, or waits by it. */
const REAL_TIME = /\bset(Timeout|Interval)\(|\bDate\.now\b|\bnew Date\(\)|timers\/promises/;

/** The only files that may, and why: what they wait for is no service of AWS. Everything else waits on the one clock. */
const MAY: Readonly<Record<string, string>> = {
  "clock.ts": "it is the machine's clock, in the shape of the one clock",
  "faults/gateway/no-answer.ts": "tries the time-out of a client, which is a function and runs in real time",
  "graph/record-graph.ts": "measures how long the program ran",
  "watch/watch-folders.ts": "gathers the changes of files that belong together",
  "services/lambda/bundle/forget-old-bundles.ts": "knows the age of files",
  "services/dynamodb/change-feed.ts": "watches another process, which may change by itself",
  "services/dynamodb/dynamodb-local.ts": "waits for another process to start",
  "services/lambda/mappings/mapping.ts": "gives functions under way a moment when everything ends",
  "services/lambda/runtime/execution.ts": "functions run in real time, and time out in it",
  "services/lambda/runtime/context.ts": "runs inside a function, whose Date shows the one clock",
  "spy/spy.ts": "a test that waits for a fact waits for real work",
};

const sources = globSync("**/*.ts", { cwd: import.meta.dirname }).filter(
  (path) => !path.endsWith(".test.ts") && !path.includes("testing/"),
);

test("whatever waits in the local cloud waits on the one clock, but for what is no service of AWS", () => {
  const found = sources.filter((path) => REAL_TIME.test(readFileSync(join(import.meta.dirname, path), "utf8")));
  expect(found.filter((path) => MAY[path] === undefined)).toEqual([]);
  expect(
    Object.keys(MAY).filter((path) => !found.includes(path)),
    "listed, and not in need of it any more",
  ).toEqual([]);
});
