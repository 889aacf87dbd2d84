import { expect, test } from "vitest";
import { places } from "../testing/sample-facts.ts";
import { kept, programChanged, replaced } from "./follow-code.ts";

const BASE = { at: 1000 };
const hopsOfNew = (functionName: string) =>
  replaced(places, { ...BASE, kind: "function-replaced", functionName, milliseconds: 311.6 });
const hopsOfPaths = (...paths: string[]) => programChanged({ ...BASE, kind: "program-changed", paths });

test("a function that follows its source is named as people name it", () => {
  expect(hopsOfNew("crm-function")).toEqual([
    { kind: "code-changed", followed: true, text: "crm-sync: new code, in 312 ms" },
  ]);
  expect(hopsOfNew("bridge-function")).toMatchObject([{ text: "the bridge: new code, in 312 ms" }]);
  expect(hopsOfNew("users-function")).toMatchObject([{ text: "users-function: new code, in 312 ms" }]);
});

test("of a source that does not bundle the line says what is wrong and where, and leaves the source itself out", () => {
  const reason = [
    "handler src/handler.handler does not bundle",
    '✘ [ERROR] Could not resolve "./more.ts"',
    "",
    "    src/handler.ts:1:21:",
    '      1 │ import { more } from "./more.ts";',
    "        ╵                      ~~~~~~~~~~~",
  ].join("\n");
  expect(kept(places, { ...BASE, kind: "function-kept", functionName: "crm-function", reason })).toEqual([
    {
      kind: "code-changed",
      followed: false,
      text: 'crm-sync stays on its old code: handler src/handler.handler does not bundle ✘ [ERROR] Could not resolve "./more.ts" src/handler.ts:1:21',
    },
  ]);
});

test("a change of the stack asks for a new start, and names three files at most", () => {
  expect(hopsOfPaths("stacks/bus.ts")).toEqual([
    {
      kind: "code-changed",
      followed: false,
      text: "the stack has changed (stacks/bus.ts): start this again to see it",
    },
  ]);
  expect(hopsOfPaths("a", "b", "c", "d", "e")).toMatchObject([
    { text: "the stack has changed (a, b, c and 2 more): start this again to see it" },
  ]);
  expect(hopsOfPaths()).toMatchObject([{ followed: true, text: "the stack is again as it was when this was started" }]);
});
