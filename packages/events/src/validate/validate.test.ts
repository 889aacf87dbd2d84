import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { catalogue } from "../generated/catalogue.ts";
import { examples } from "../generated/examples.ts";
import { sampleData } from "../examples.ts";
import { json, eventType, spoiled } from "../testing/json-arbitraries.ts";
import { sampleMetadata } from "../testing/sample-events.ts";
import { explain, type Mode } from "./explain.ts";
import { validateMetadata, validateMetadataStrict, validateStrict, validateTolerant } from "./validate.ts";

const RUNS = 3000;

test.each(catalogue.map(({ type }) => type))("both readings accept the examples of %s", (type) => {
  for (const example of examples[type]) {
    expect(validateStrict(type, example)).toBe(true);
    expect(validateTolerant(type, example)).toBe(true);
  }
});

test("a property that nobody declares may not leave, but is taken", () => {
  const data = { ...sampleData("UserRegistered.v2"), shoeSize: 43 };
  expect(validateStrict("UserRegistered.v2", data)).toBe(false);
  expect(validateTolerant("UserRegistered.v2", data)).toBe(true);
});

test("a property that nobody declares deep inside may not leave either", () => {
  const data = sampleData("OrderPlaced.v1");
  const spoiledData = { ...data, lines: data.lines.map((line) => Object.assign({}, line, { colour: "red" })) };
  expect(validateStrict("OrderPlaced.v1", spoiledData)).toBe(false);
  expect(validateTolerant("OrderPlaced.v1", spoiledData)).toBe(true);
});

test.each([
  ["an amount that is a fraction", { total: { amount: 10.5, currency: "EUR" } }],
  ["a currency that is no code", { total: { amount: 10, currency: "euro" } }],
  ["a channel that does not exist", { channel: "fax" }],
  ["a time that is none", { placedAt: "yesterday" }],
  ["no lines", { lines: [] }],
])("an order with %s is refused by both readings", (_what, change) => {
  const data = { ...sampleData("OrderPlaced.v1"), ...change };
  expect(validateStrict("OrderPlaced.v1", data)).toBe(false);
  expect(validateTolerant("OrderPlaced.v1", data)).toBe(false);
});

test("what may leave can always be taken, whatever the data", () => {
  let accepted = 0;
  fc.assert(
    fc.property(fc.oneof(spoiled, fc.record({ type: eventType, data: json })), ({ type, data }) => {
      if (!validateStrict(type, data)) return;
      accepted += 1;
      expect(validateTolerant(type, data)).toBe(true);
    }),
    { numRuns: RUNS },
  );
  // The data must come from both sides of the border, or the property says nothing.
  expect(accepted).toBeGreaterThan(RUNS / 20);
  expect(accepted).toBeLessThan(RUNS);
});

describe.each<Mode>(["strict", "tolerant"])("the %s reading", (mode) => {
  test("explains exactly what it refuses", async () => {
    const validate = mode === "strict" ? validateStrict : validateTolerant;
    await fc.assert(
      fc.asyncProperty(spoiled, async ({ type, data }) => {
        const explanations = await explain(type, data, mode);
        expect(explanations.length === 0).toBe(validate(type, data));
      }),
      { numRuns: RUNS / 3 },
    );
  });
});

test("metadata may carry more on its way in than on its way out", () => {
  const metadata = { ...sampleMetadata(), mood: "good" };
  expect(validateMetadata(metadata)).toBe(true);
  expect(validateMetadataStrict(metadata)).toBe(false);
  expect(validateMetadataStrict(sampleMetadata())).toBe(true);
});

test("an event type that the catalogue does not know is a broken promise", () => {
  const unknown = "UserRegistered.v9" as "UserRegistered.v2";
  expect(() => validateTolerant(unknown, {})).toThrow("EVENT_TYPE_UNKNOWN: no schema of event type UserRegistered.v9");
  expect(() => validateStrict("constructor" as "UserRegistered.v2", {})).toThrow("EVENT_TYPE_UNKNOWN");
});
