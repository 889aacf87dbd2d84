import { expect, test } from "vitest";
import { isObject, type Json, type JsonObject } from "../json.ts";
import { printProblem, type Problem } from "../problem.ts";
import type { Registry } from "../registry.ts";
import { readRegistry } from "../read/read-registry.ts";
import { real, spoilableWorkspace, withEvents, withSchema } from "../testing/sample-registry.ts";
import { checkRegistry } from "./check.ts";
import { domainRules, readingRules, runningRules } from "./rules/index.ts";

const TYPE = "UserDeleted.v1";
const FILE = "schemas/users/UserDeleted/v1.json";

/** What is wrong, how it is spoiled, and how the line begins that says so. */
const cases: readonly (readonly [string, Registry, string])[] = [
  [
    "another dialect",
    set({ $schema: "http://json-schema.org/draft-07/schema#" }),
    "#/$schema: wanted https://json-schema.org/draft/2020-12/schema, came",
  ],
  [
    "an $id that is not the path",
    set({ $id: "urn:x" }),
    "#/$id: wanted https://schemas.example.com/users/UserDeleted/v1.json",
  ],
  ["no title", unset("title"), "#/title: wanted a sentence, came nothing (annotated)"],
  ["an empty description", set({ description: "" }), '#/description: wanted a sentence, came "" (annotated)'],
  [
    "a property that nobody describes",
    property("extra", { type: "string" }),
    "#/properties/extra/description: wanted a sentence",
  ],
  [
    "a status that does not exist",
    set({ status: "old" }),
    '#/status: wanted active, deprecated, frozen or retired, came "old"',
  ],
  ["a deprecated version without a sunset", set({ status: "deprecated" }), "#/sunset: wanted the last day it is sent"],
  [
    "a sunset that no calendar has",
    set({ status: "deprecated", sunset: "2027-02-30" }),
    "#/sunset: wanted the last day it is sent",
  ],
  [
    "an active version with a sunset",
    set({ sunset: "2027-02-20" }),
    "#/sunset: wanted no sunset on a version that is active",
  ],
  ["data that is no object", set({ type: "array" }), '#/type: wanted "object", came "array"'],
  [
    "a reference to nothing",
    property("userId", { $ref: "../defs.json#/$defs/Nobody" }),
    "#/properties/userId/$ref: wanted #/$defs/<name> or",
  ],
  [
    "a reference into the network",
    property("userId", { $ref: "https://example.com/user.json" }),
    "#/properties/userId/$ref: wanted #/$defs/<name> or",
  ],
  [
    "a reference into another domain",
    property("userId", { $ref: "../../orders/defs.json#/$defs/UserId" }),
    "#/properties/userId/$ref: wanted",
  ],
  [
    "a shape that hides a shared one",
    set({ $defs: { UserId: { title: "U", description: "U.", type: "string" } } }),
    "#/$defs/UserId: wanted a name that defs.json does not use",
  ],
  ["a closed object", set({ additionalProperties: false }), "#/additionalProperties: wanted an open object"],
  [
    "properties under not",
    set({ not: { properties: { a: { type: "string", description: "A." } } } }),
    "#/not: wanted no properties here",
  ],
  [
    "branches that nothing tells apart",
    set({ oneOf: [{ properties: { a: { type: "string", description: "A." } } }] }),
    "#/oneOf/0: wanted no properties here",
  ],
  [
    "a keyword that does not exist",
    property("email", { $ref: "../defs.json#/$defs/Email", maxLenght: 3 }),
    "#/properties/email/maxLenght: wanted a keyword of the profile, came maxLenght (within-profile)",
  ],
  [
    "a format that Ajv does not know",
    property("email", { type: "string", format: "e-mail", description: "E." }),
    "#/properties/email/format: wanted one of date, time",
  ],
  [
    "a keyword with a value of another kind",
    property("extra", { type: "text", description: "E." }),
    '#/properties/extra/type: wanted a value that is one of null, boolean, object, array, number, integer, string, came "text"',
  ],
  [
    "a mode of compatibility without its reason",
    set({ compatibility: { mode: "none" } }),
    '#/compatibility: wanted a value that has required property \'reason\', came {"mode":"none"}',
  ],
  [
    "a type that no keyword of its own speaks of",
    property("extra", { type: "object", description: "E.", required: ["a"] }),
    ": wanted a schema that compiles (tolerant view), came strict mode",
  ],
  [
    "a mark of what is personal that says nothing",
    property("email", { $ref: "../defs.json#/$defs/Email", "x-sensitive": "yes" }),
    '#/properties/email/x-sensitive: wanted true, or no mark, came "yes"',
  ],
  ["a mark that no property bears", set({ "x-sensitive": true }), "#/x-sensitive: wanted a mark at a property"],
  ["one example only", set({ examples: [{}] }), "#/examples: wanted at least 2 examples, came 1"],
  [
    "an example that readers refuse",
    example({ email: "nobody" }),
    '#/examples/0/email: wanted an example that the strict view accepts, came must match format "email"',
  ],
  [
    "an example with a property that nobody declares",
    example({ shoeSize: 43 }),
    '#/examples/0: wanted an example that the strict view accepts, came must NOT have unevaluated properties, and has "shoeSize"',
  ],
];

test("finds a schema whose validator overflows the stack, and says so without the words of the machine", () => {
  expect(placeless(checkRegistry(real, undefined, overflow))[0]).toContain(
    "came one that is too large for Ajv (compiles).",
  );
});

test("the workspace's own schemas hold every rule", () => {
  expect(checkRegistry(real).map(printProblem)).toEqual([]);
});

test.each(cases)("finds %s", (_what, spoiled, line) => {
  expect(placeless(checkRegistry(spoiled))[0]).toContain(`${FILE}${line}`);
});

test("says once what both views refuse of an example", () => {
  expect(checkRegistry(example({ email: "nobody" }))).toHaveLength(1);
});

test("says in which line and column a problem is, or where something is missing", () => {
  using workspace = spoilableWorkspace();
  workspace.edit(FILE, (text) => text.replace('"type": "object"', '"type": "array"').replace(/ {2}"title".*\n/, ""));
  expect(
    checkRegistry(readRegistry(workspace.root)).map(({ pointer, line, column }) => [pointer, line, column]),
  ).toEqual([
    ["/title", 1, 1],
    ["/type", 6, 3],
  ]);
});

const flipping = (members: JsonObject) =>
  checkRegistry(set(members)).filter(({ rule }) => rule === "branches-told-apart");

test.each<[string, JsonObject]>([
  ["oneOf, told apart by a required constant", { oneOf: [branch("cause", "user"), branch("cause", "expired")] }],
  ["if, as a constant", { if: { properties: { cause: { const: "user" } } } }],
  ["anyOf", { anyOf: [{ properties: { a: { type: "string", description: "A." } } }] }],
  ["contains without a maximum", { contains: { properties: { a: { type: "string", description: "A." } } } }],
])("properties may be declared in %s", (_where, members) => {
  expect(flipping(members)).toEqual([]);
});

test.each<[string, JsonObject]>([
  ["oneOf with one constant in two branches", { oneOf: [branch("cause", "user"), branch("cause", "user")] }],
  ["oneOf with constants of different properties", { oneOf: [branch("cause", "user"), branch("userId", "1")] }],
  ["not, inside an allOf", { not: { allOf: [{ $ref: "../defs.json#/$defs/Email" }] } }],
  ["if, below a property", { if: { properties: { userId: { properties: {} } } } }],
  ["contains with a maximum", { maxContains: 1, contains: { $ref: "../defs.json#/$defs/Email" } }],
])("properties may not be declared in %s", (_where, members) => {
  expect(flipping(members)).not.toEqual([]);
});

test("nothing in metadata may be personal", () => {
  const metadata = { ...real.metadata, schema: { ...real.metadata.schema, "x-sensitive": true } };
  expect(placeless(checkRegistry({ ...real, metadata }))).toEqual([
    expect.stringContaining("schemas/metadata.json#/x-sensitive: wanted nothing personal in metadata"),
  ]);
});

test("finds a gap between majors", () => {
  const gap = withoutType("UserRegistered.v1");
  expect(placeless(checkRegistry(gap))).toEqual([
    expect.stringContaining("schemas/users/UserRegistered/v2.json: wanted v1.json beside v2.json, came none"),
  ]);
});

test("finds one event name in two domains", () => {
  const [orders, users] = real.domains;
  if (orders === undefined || users === undefined) throw new Error("two domains are needed");
  const taken = users.events
    .filter(({ type }) => type === TYPE)
    .map((event) => Object.assign({}, event, { domain: "orders" }));
  const both = { ...real, domains: [withEvents(orders, [...orders.events, ...taken]), users] };
  expect(checkRegistry(both).map(({ rule }) => rule)).toContain("named");
});

test("finds an event whose name is not in PascalCase", () => {
  const renamed = real.domains.map((domain) =>
    withEvents(
      domain,
      domain.events.map((event) => ({ ...event, name: event.name.toLowerCase() })),
    ),
  );
  expect(checkRegistry({ ...real, domains: renamed }).map(({ rule }) => rule)).toContain("named");
});

test("finds a domain that is not named as one, whose source is AWS's or another domain's", () => {
  const [orders, users] = real.domains;
  if (orders === undefined || users === undefined) throw new Error("two domains are needed");
  const foreign = { ...orders, name: "Orders_2", source: "aws.orders" };
  const twin = { ...orders, name: "parcels", source: users.source };
  expect(placeless(checkRegistry({ ...real, domains: [foreign, twin, users] })).slice(0, 4)).toEqual([
    expect.stringContaining("schemas/Orders_2/domain.json: wanted a folder in kebab-case, came Orders_2"),
    expect.stringContaining(
      "schemas/Orders_2/domain.json#/source: wanted a reversed domain name, such as com.example.users",
    ),
    expect.stringContaining(
      `schemas/parcels/domain.json#/source: wanted a source that no other domain has, came "${users.source}"`,
    ),
    expect.stringContaining("schemas/users/domain.json#/source: wanted a source that no other domain has"),
  ]);
});

const examples = readingRules.flatMap((rule) => [
  [rule.id, "refuses", rule.example.refused] as const,
  [rule.id, "accepts", rule.example.accepted] as const,
]);

test.each(examples.filter(([, , text]) => text.startsWith("{")))("%s %s its own example", (id, verb, text) => {
  const rules = checkRegistry(set(membersFor(text))).map(({ rule }) => rule);
  expect(rules.includes(id)).toBe(verb === "refuses");
});

test("every rule has an id of its own and says in one sentence what it asks", () => {
  const rules = [...readingRules, ...runningRules, ...domainRules];
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  for (const { purpose } of rules) expect(purpose).toMatch(/^[A-Z].*\.$/);
});

function overflow(): never {
  throw new RangeError("Maximum call stack size exceeded");
}

/** The lines without line and column, which one test of their own holds. */
function placeless(problems: readonly Problem[]): readonly string[] {
  return problems.map((problem) => printProblem(problem).replace(/:\d+:\d+ ?/, ""));
}

/** The members of a rule's example, its properties beside those that the schema has. */
function membersFor(text: string): JsonObject {
  const members = JSON.parse(text) as JsonObject;
  const known = real.domains.flatMap(({ events }) => events).find(({ type }) => type === TYPE)?.schema["properties"];
  if (!isObject(members["properties"]) || !isObject(known)) return members;
  return { ...members, properties: { ...known, ...members["properties"] } };
}

/** A branch of `oneOf` that a constant may tell from the others. */
function branch(name: string, value: string): JsonObject {
  return { required: [name], properties: { [name]: { const: value, description: "Told apart by it." } } };
}

function set(members: JsonObject): Registry {
  return withSchema(TYPE, (schema) => ({ ...schema, ...members }));
}

function unset(keyword: string): Registry {
  return withSchema(TYPE, ({ [keyword]: _gone, ...rest }) => rest);
}

function property(name: string, value: JsonObject): Registry {
  return withSchema(TYPE, (schema) => ({
    ...schema,
    properties: { ...(schema["properties"] as JsonObject), [name]: value },
  }));
}

/** The first example with some members changed. */
function example(members: JsonObject): Registry {
  return withSchema(TYPE, (schema) => {
    const [first, ...rest] = schema["examples"] as readonly Json[];
    return { ...schema, examples: [{ ...(isObject(first) ? first : {}), ...members }, ...rest] };
  });
}

function withoutType(type: string): Registry {
  const domains = real.domains.map((domain) =>
    withEvents(
      domain,
      domain.events.filter((event) => event.type !== type),
    ),
  );
  return { ...real, domains };
}
