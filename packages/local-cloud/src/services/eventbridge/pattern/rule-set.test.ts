import { expect, test } from "vitest";
import { compilePattern, readEvent, RuleSet, type JsonObject, type Pattern } from "./index.ts";

const event = (fields: object): JsonObject => readEvent(JSON.stringify(fields)) as JsonObject;
const rule = (name: string, pattern: object): readonly [string, Pattern] => {
  const compiled = compilePattern(JSON.stringify(pattern));
  if (!compiled.ok) throw new Error(compiled.message);
  return [name, compiled.pattern];
};

test("rules are found by detail-type, by source and by neither, in the order they were given", () => {
  const rules = new RuleSet([
    rule("neither", { detail: { city: ["Bern"] } }),
    rule("by source", { source: ["a"] }),
    rule("by detail-type", { "detail-type": ["Opened", "Closed"], source: ["a"] }),
    rule("other source", { source: ["b"] }),
  ]);
  const closed = event({ source: "a", "detail-type": "Closed", detail: { city: "Bern" } });
  expect(rules.match(closed)).toEqual(["neither", "by source", "by detail-type"]);
});

test("a rule whose detail-type may be something else beside its names is still tried", () => {
  const rules = new RuleSet([rule("either", { "detail-type": ["Opened", { prefix: "Re" }] })]);
  expect(rules.match(event({ "detail-type": "Reopened" }))).toEqual(["either"]);
});

test("a rule that two of its branches match is named once", () => {
  const rules = new RuleSet([rule("twice", { $or: [{ source: ["a"] }, { "detail-type": ["Opened"] }] })]);
  expect(rules.match(event({ source: "a", "detail-type": "Opened" }))).toEqual(["twice"]);
});
