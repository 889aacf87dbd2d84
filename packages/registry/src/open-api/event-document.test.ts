import { Validator } from "@seriousme/openapi-schema-validator";
import AjvDraft04Module from "ajv-draft-04";
import formatsModule from "ajv-formats";
import { array, assert, constantFrom, jsonValue, oneof, property, tuple, type Arbitrary } from "fast-check";
import { expect, test } from "vitest";
import { isObject, step, type Json, type JsonObject } from "../json.ts";
import type { Domain, EventSchema } from "../registry.ts";
import { real } from "../testing/sample-registry.ts";
import { compileInView } from "../view/judge.ts";
import { strip } from "../view/strip.ts";
import { viewOne } from "../view/views.ts";
import { eventDocument } from "./event-document.ts";

const events = real.domains.flatMap((domain) => domain.events.map((event) => ({ type: event.type, domain, event })));

test.each(events)("the very same data is valid for both, sound or spoiled: $type", ({ domain, event }) => {
  const original = compileInView(strip(viewOne(event, domain, "tolerant")), "tolerant");
  const document = compileDocument(domain, event, `${event.name}V${event.major}Data`);
  const met = { valid: 0, refused: 0 };
  assert(
    property(spoiledExamples(event), (data) => {
      const wanted = original(data);
      met[wanted ? "valid" : "refused"] += 1;
      expect(document(data)).toBe(wanted);
    }),
    { numRuns: 300 },
  );
  for (const times of Object.values(met)) expect(times).toBeGreaterThan(20);
});

test.each(events)("what EventBridge delivers is an AWSEvent: $type", ({ domain, event }) => {
  const accepts = compileDocument(domain, event, "AWSEvent");
  const [metadata = {}] = real.metadata.schema["examples"] as readonly JsonObject[];
  for (const data of examplesOf(event)) {
    const delivered = { ...DELIVERED, source: domain.source, "detail-type": event.type, detail: { metadata, data } };
    expect(accepts(delivered)).toBe(true);
    expect(accepts({ ...delivered, detail: { data } })).toBe(false);
  }
});

test("every document is OpenAPI 3.0", async () => {
  for (const { domain, event } of events) {
    const { valid, errors } = await new Validator().validate(eventDocument(real, domain, event));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
  }
});

test("a shape that is called as the event itself gets another name", () => {
  const [{ domain, event }] = events as [(typeof events)[number]];
  const schema = {
    ...event.schema,
    $defs: { AWSEvent: { type: "string" } },
    properties: { a: { $ref: "#/$defs/AWSEvent" } },
  };
  const { components } = eventDocument(real, domain, { ...event, schema }) as { components: { schemas: JsonObject } };
  expect(components.schemas["AWSEventShape"]).toEqual({ type: "string" });
  expect(components.schemas["OrderCancelledV1Data"]).toMatchObject({
    properties: { a: { $ref: "#/components/schemas/AWSEventShape" } },
  });
});

const DELIVERED = {
  version: "0",
  id: "6a7e8feb-b491-4cf7-a9f1-bf3703467718",
  account: "123456789012",
  time: "2026-11-02T08:15:30Z",
  region: "us-east-1",
  resources: [],
};

function compileDocument(domain: Domain, event: EventSchema, name: string): (data: Json) => boolean {
  const ajv = new AjvDraft04Module.default({ strict: false });
  formatsModule.default(ajv);
  const { components } = eventDocument(real, domain, event);
  return ajv.compile({ $ref: `#/components/schemas/${name}`, components });
}

function examplesOf(event: EventSchema): readonly JsonObject[] {
  return event.schema["examples"] as readonly JsonObject[];
}

/** Examples of an event in which up to two places hold something else, or nothing. */
function spoiledExamples(event: EventSchema): Arbitrary<Json> {
  const example = constantFrom(...examplesOf(event));
  const places = array(constantFrom(...new Set(examplesOf(event).flatMap((data) => pointersIn(data)))), {
    maxLength: 2,
  });
  return tuple(example, places, oneof(constantFrom<Json>(...SMALL), jsonValue() as Arbitrary<Json>)).map(
    ([data, spoiled, by]) => spoiled.reduce<Json>((all, pointer) => replaceAt(all, pointer, "", by), data),
  );
}

/** Values near the bounds that schemas set. */
const SMALL: readonly Json[] = [
  "",
  "x",
  " ",
  "EUR",
  "web",
  "2026-11-02T08:15:30Z",
  "ada@example.com",
  0,
  1,
  -1,
  0.5,
  null,
  [],
  {},
];

function pointersIn(value: Json, at = ""): readonly string[] {
  const inner = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return [at, ...inner.flatMap(([key, member]) => pointersIn(member, step(at, key)))];
}

/** `value` with `by` at the pointer; null takes a property away. */
function replaceAt(value: Json, pointer: string, at: string, by: Json): Json {
  if (pointer === at) return by;
  if (Array.isArray(value)) return value.map((item: Json, index) => replaceAt(item, pointer, step(at, index), by));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([key]) => by !== null || step(at, key) !== pointer);
  return Object.fromEntries(kept.map(([key, member]) => [key, replaceAt(member, pointer, step(at, key), by)]));
}
