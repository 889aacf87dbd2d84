import AjvDraft04Module from "ajv-draft-04";
import Ajv, { type Ajv as AjvCore } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import formatsModule from "ajv-formats";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Json, JsonObject } from "../json.ts";
import { eventsOf } from "../registry.ts";
import { real } from "../testing/sample-registry.ts";
import { jsonValues, schemas } from "../testing/schema-arbitraries.ts";
import { bundle } from "../view/bundle.ts";
import { ANNOTATIONS } from "../view/judge.ts";
import type { Dialect } from "./dialect.ts";
import { downConvert } from "./down-convert.ts";
import { draft07 } from "./draft-07.ts";
import { openApi } from "./open-api.ts";

/** Random schemas are no good style; only what they accept counts. */
const LAX = { strict: false, validateSchema: false } as const;
const newest = withFormats(new Ajv2020(LAX));
const draft7 = withFormats(new Ajv.default(LAX));
const draft4 = withFormats(new AjvDraft04Module.default(LAX));

const dialects: readonly Dialect[] = [draft07, openApi];

test.each(dialects)("$name accepts all that the original accepts, and the same where nothing was lost", (dialect) => {
  const met = { accepted: 0, refused: 0, lost: 0 };
  fc.assert(
    fc.property(schemas, fc.array(jsonValues, { minLength: 1, maxLength: 20 }), (schema, values) => {
      const { losses, accepts } = converted(schema, dialect);
      const original = newest.compile(schema);
      if (losses.length > 0) met.lost += 1;
      for (const value of values) {
        const wanted = answerOf(() => original(value));
        met[wanted ? "accepted" : "refused"] += 1;
        // Where something was lost, more may be accepted.
        expect(accepts(value)).toBe(wanted || (losses.length > 0 && accepts(value)));
      }
    }),
    { numRuns: 200 },
  );
  // All three must happen, or the property says nothing.
  for (const times of Object.values(met)) expect(times).toBeGreaterThan(20);
});

test.each(dialects)("$name says every event of this workspace without a loss", (dialect) => {
  for (const { schema, domain } of eventsOf(real)) {
    const defs = real.domains.find(({ name }) => name === domain)?.defs;
    expect(downConvert(bundle(schema, defs), dialect, refTo).losses).toEqual([]);
  }
});

test("of the metadata OpenAPI loses the names that keys may have, and draft 7 nothing", () => {
  const { schema } = real.metadata;
  expect(downConvert(schema, openApi, refTo).losses).toEqual(["/properties/keys/propertyNames"]);
  expect(downConvert(schema, draft07, refTo).losses).toEqual([]);
});

const cases: readonly (readonly [string, JsonObject, JsonObject])[] = [
  ["a constant", { const: "user" }, { enum: ["user"] }],
  ["several types", { type: ["string", "null"] }, { type: "string", nullable: true }],
  ["types that share nothing", { type: ["string", "number"] }, { anyOf: [{ type: "string" }, { type: "number" }] }],
  ["an exclusive bound", { exclusiveMinimum: 0 }, { minimum: 0, exclusiveMinimum: true }],
  ["the stricter of two bounds", { exclusiveMinimum: 0, minimum: 1 }, { minimum: 1 }],
  ["a described reference", { $ref: "#/$defs/A", description: "B." }, { allOf: [{ $ref: "#/A" }], description: "B." }],
  ["an empty list of required names", { required: [] }, {}],
  [
    "a condition",
    // oxlint-disable-next-line unicorn/no-thenable -- JSON Schema's own keyword
    { if: { type: "string" }, then: { minLength: 1 } },
    { anyOf: [{ not: { type: "string" } }, { minLength: 1 }] },
  ],
  ["two clashing lists of branches", { anyOf: [{}], if: {}, else: {} }, { anyOf: [{}], allOf: [{ anyOf: [{}, {}] }] }],
  ["examples", { examples: [1, 2] }, { example: 1 }],
];

test.each(cases)("OpenAPI 3.0 says %s", (_what, schema, says) => {
  expect(downConvert({ ...schema, $defs: { A: {} } }, openApi, refTo).schema).toEqual(says);
});

test.each(dialects)(
  "$name passes over what this registry says about a schema, and keeps what is personal",
  (dialect) => {
    const said = Object.fromEntries(ANNOTATIONS.map((keyword) => [keyword, true]));
    expect(downConvert(said, dialect, refTo)).toEqual({ schema: { "x-sensitive": true }, shapes: {}, losses: [] });
  },
);

const losses: readonly (readonly [string, Dialect, JsonObject, JsonObject, string])[] = [
  ["names by pattern", openApi, { propertyNames: { pattern: "^a" } }, {}, "/propertyNames"],
  [
    "what patterns would allow",
    openApi,
    { patternProperties: { a: {} }, additionalProperties: { type: "string" } },
    {},
    "/patternProperties",
  ],
  ["a negation of what is lost", openApi, { not: { prefixItems: [{}] } }, {}, "/not/prefixItems"],
  [
    "one of two, where one is lost",
    draft07,
    { oneOf: [{ unevaluatedProperties: false }, {}] },
    { anyOf: [{}, {}] },
    "/oneOf/0/unevaluatedProperties",
  ],
  ["more than one match", draft07, { contains: {}, minContains: 2 }, { contains: {} }, "/contains"],
  [
    "a negated shape that is lost",
    openApi,
    { not: { $ref: "#/$defs/T" }, $defs: { T: { prefixItems: [{}] } } },
    {},
    "/$defs/T/prefixItems",
  ],
];

test.each(losses)("%s is told as a loss and asks for less, never for more", (_what, dialect, schema, says, pointer) => {
  const result = downConvert(schema, dialect, refTo);
  expect(result.schema).toEqual(says);
  expect(result.losses).toContain(pointer);
});

test("a loss is told by its pointer, through names, places and both answers of a condition", () => {
  const lost = { unevaluatedItems: false };
  const schema = {
    properties: { "a/b": { items: lost } },
    prefixItems: [{}, { anyOf: [{}, lost] }],
    if: {},
    // oxlint-disable-next-line unicorn/no-thenable -- JSON Schema's own keyword
    then: lost,
    dependentSchemas: { c: lost },
  };
  expect(downConvert(schema, draft07, refTo).losses).toEqual(
    ["/properties/a~1b/items", "/prefixItems/1/anyOf/1", "/then", "/dependentSchemas/c"].map(
      (pointer) => `${pointer}/unevaluatedItems`,
    ),
  );
});

function refTo(shape: string): string {
  return `#/${shape}`;
}

function converted(schema: JsonObject, dialect: Dialect) {
  const { schema: says, shapes, losses: lost } = downConvert(schema, dialect, (shape) => `#/definitions/${shape}`);
  const ajv = dialect === openApi ? draft4 : draft7;
  const accepts: (value: Json) => boolean = ajv.compile({ ...says, definitions: shapes });
  return { losses: lost, accepts };
}

/** Ajv's code for `if` beside `oneOf` may name a variable that it did not declare ("props0"); such a pair says nothing. */
function answerOf(ask: () => boolean): boolean {
  try {
    return ask();
  } catch (thrown) {
    fc.pre(!(thrown instanceof ReferenceError));
    throw thrown;
  }
}

function withFormats<A extends AjvCore>(ajv: A): A {
  formatsModule.default(ajv);
  return ajv;
}
