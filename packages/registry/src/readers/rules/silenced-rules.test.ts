import { expect, test } from "vitest";
import { isObject, type Json, type JsonObject } from "../../json.ts";
import type { History, Version } from "../../review/history.ts";
import { real, withSchema } from "../../testing/sample-registry.ts";
import type { Reader } from "../reader.ts";
import { findSilencedRules, type MatchesPattern } from "./silenced-rules.ts";

const TYPE = "OrderCancelled.v1";

/** Enough of EventBridge's patterns for these tests: lists of values, at any depth. */
const matches: MatchesPattern = (pattern, event) =>
  Object.entries(pattern).every(([key, wanted]) => {
    const value: Json | undefined = event[key];
    if (Array.isArray(wanted)) return wanted.includes(value ?? null);
    return isObject(wanted) && isObject(value) && matches(wanted, value);
  });

function version(reasons: readonly string[]): Version {
  const registry = withSchema(TYPE, (schema) => {
    const properties = schema["properties"] as Record<string, JsonObject>;
    const examples = [{ reason: reasons[0] ?? "" }];
    return {
      type: "object",
      required: ["reason"],
      properties: { reason: { ...properties["reason"], enum: reasons } },
      examples,
    };
  });
  const event = registry.domains.flatMap(({ events }) => events).find(({ type }) => type === TYPE);
  if (event === undefined) throw new Error(`${TYPE} is an event of this workspace`);
  return { event, schema: event.schema, digest: reasons.join() };
}

function told(pattern: JsonObject, before: readonly string[], after: readonly string[]): readonly string[] {
  const reader: Reader = {
    name: "dwh",
    kind: "external",
    owner: "data team",
    contact: "data@example.com",
    file: "consumers.external/dwh.json",
    events: [TYPE],
    fields: {},
    pattern,
  };
  const past = { ...version(before), revisions: [{ name: "released/production/1", kind: "release" }] } as const;
  const history: History = { type: TYPE, now: version(after), past: [past], same: [] };
  const findings = findSilencedRules([history], real, { readers: [reader], matches });
  return findings.map(({ severity, sentence, witness }) => `${severity} ${sentence} ${JSON.stringify(witness?.event)}`);
}

const ON_STOCK = { "detail-type": [TYPE], detail: { metadata: { keys: { reason: ["stock"] } } } };

test("a rule on a key whose value has another name now is silenced", () => {
  expect(told(ON_STOCK, ["customer", "stock"], ["customer", "soldOut"])).toEqual([
    'error The rule of dwh matches no OrderCancelled.v1 any more, although both schemas may be fine: this one it does not match. {"reason":"soldOut"}',
  ]);
});

test("a rule that still matches other values is told as a warning", () => {
  const pattern = { detail: { data: { reason: ["stock", "customer"] } } };
  expect(told(pattern, ["customer", "stock"], ["customer", "soldOut"])).toEqual([
    expect.stringMatching(/^warning The rule of dwh matched events .* such as this\. \{"reason":"soldOut"\}$/),
  ]);
});

test("a value that only came to the others, and a rule on types alone, silence nothing", () => {
  expect(told(ON_STOCK, ["customer", "stock"], ["customer", "stock", "fraud"])).toEqual([]);
  expect(told({ "detail-type": [TYPE] }, ["customer", "stock"], ["customer", "soldOut"])).toEqual([]);
});
