import { expect, test } from "vitest";
import { isObject, type Json, type JsonObject } from "../json.ts";
import { eventsOf } from "../registry.ts";
import { real } from "../testing/sample-registry.ts";
import { compileInView } from "../view/judge.ts";
import { strip } from "../view/strip.ts";
import { viewOne } from "../view/views.ts";
import { sampleData } from "./sample-data.ts";

function samplesOf(schema: JsonObject, drawn = 60): readonly Json[] {
  const validate = compileInView(strip(schema), "strict");
  const examples = Array.isArray(schema["examples"]) ? (schema["examples"] as Json[]) : [];
  return sampleData({ schema, examples, valid: (value) => validate(value), drawn, seed: 1 });
}

function events(): readonly (readonly [string, JsonObject])[] {
  return eventsOf(real).map((event) => {
    const domain = real.domains.find(({ name }) => name === event.domain);
    return [event.type, viewOne(event, domain, "strict")];
  });
}

test.each(events())("%s: nearly all that is drawn is valid", (_type, schema) => {
  expect(samplesOf({ ...schema, examples: [] }).length).toBeGreaterThan(50);
});

test.each(events())("%s: each optional field is there and is not, each enum value is used", (_type, schema) => {
  const samples = samplesOf(schema, 1).filter(isObject);
  const required = schema["required"] as readonly Json[];
  for (const [name, property] of Object.entries(schema["properties"] as Record<string, JsonObject>)) {
    expect(samples.some((sample) => name in sample)).toBe(true);
    expect(samples.some((sample) => !(name in sample))).toBe(!required.includes(name));
    for (const value of (property["enum"] as Json[] | undefined) ?? []) {
      expect(samples.map((sample) => sample[name])).toContain(value);
    }
  }
});

test("the same seed draws the same values", () => {
  const [, schema] = events()[0] ?? ["", {}];
  expect(samplesOf(schema)).toEqual(samplesOf(schema));
});

test.each<readonly [string, JsonObject, (value: Json) => boolean]>([
  [
    "a map",
    { type: "object", propertyNames: { pattern: "^[a-z]+$" }, additionalProperties: { type: "integer" } },
    (value) => isObject(value) && Object.values(value).length > 1,
  ],
  [
    "a value that contains itself",
    {
      $ref: "#/$defs/Node",
      $defs: {
        Node: {
          type: "object",
          required: ["name"],
          properties: { name: { type: "string" }, below: { type: "array", items: { $ref: "#/$defs/Node" } } },
        },
      },
    },
    (value) => isObject(value) && Array.isArray(value["below"]) && value["below"].length > 1,
  ],
  [
    "the second branch of a oneOf",
    {
      oneOf: [
        { type: "object", required: ["kind"], properties: { kind: { const: "a" } } },
        { type: "object", required: ["kind", "size"], properties: { kind: { const: "b" }, size: { type: "integer" } } },
      ],
    },
    (value) => isObject(value) && value["kind"] === "b",
  ],
  [
    "both sides of an if",
    {
      type: "object",
      required: ["kind"],
      properties: { kind: { type: "string", enum: ["a", "b"] }, size: { type: "integer" } },
      if: { type: "object", required: ["kind"], properties: { kind: { const: "a" } } },
      // oxlint-disable-next-line unicorn/no-thenable -- JSON Schema's own keyword
      then: { type: "object", required: ["size"], properties: { size: true } },
    },
    (value) => isObject(value) && value["kind"] === "a" && "size" in value,
  ],
  [
    "a list without repeats",
    { type: "array", uniqueItems: true, minItems: 3, items: { type: "string", enum: ["x", "y", "z", "w"] } },
    (value) => Array.isArray(value) && value.length === 4,
  ],
  ["a bound that is also open", { type: "number", exclusiveMinimum: 0, maximum: 1 }, (value) => value === 1],
])("%s is made", (_what, schema, wanted) => {
  const samples = samplesOf(schema, 200);
  expect(samples.length).toBeGreaterThan(3);
  expect(samples.some(wanted)).toBe(true);
});
