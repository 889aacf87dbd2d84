import { expect, test } from "vitest";
import type { Json } from "../../json.ts";
import { WORKSPACE } from "../../testing/sample-registry.ts";
import { mutate } from "../fuzz/mutate.ts";
import { originsBelow } from "../fuzz/pool.ts";
import { candidates } from "../witness/candidates.ts";
import { random } from "../witness/random.ts";
import { load } from "./load.ts";
import { modernise } from "./modernise.ts";
import { ask, setUp } from "./set-up.ts";

const draft07: Json = {
  $schema: "http://json-schema.org/draft-07/schema#",
  definitions: { "a b": { $id: "#named", type: "string" } },
  items: [{ $ref: "#/definitions/a%20b" }, { $ref: "#named" }],
  additionalItems: { $ref: "#/items/0" },
  dependencies: { a: ["b"], c: { required: ["d"] } },
  prefixItems: [false],
  format: "no-such-format",
};

test("draft-07 is written as 2020-12, references follow their targets, unknown keywords go", () => {
  expect(modernise(draft07, "draft-07").root).toEqual({
    $defs: { "a b": { type: "string" } },
    prefixItems: [{ $ref: "#/$defs/a%20b" }, { $ref: "#/$defs/a%20b" }],
    items: { $ref: "#/prefixItems/0" },
    dependentRequired: { a: ["b"] },
    dependentSchemas: { c: { required: ["d"] } },
  });
});

test("a place in the new form is told as the place in what was written", () => {
  const { writtenAt } = load(draft07, "old", "draft-07");
  expect(writtenAt("/prefixItems/1")).toBe("/items/1");
  expect(writtenAt("/items/type")).toBe("/additionalItems/type");
  expect(writtenAt("/dependentSchemas/c/required")).toBe("/dependencies/c/required");
  expect(writtenAt("/$defs/a b/type")).toBe("/definitions/a b/type");
});

test("a dynamic reference to the only anchor, the document's own, is a plain one", () => {
  const tree = { $dynamicAnchor: "node", type: "array", items: { $dynamicRef: "#node" } };
  expect(modernise(tree, "2020-12").root).toEqual({ type: "array", items: { $ref: "#" } });
});

test("a schema that only a reference finds is taken in", () => {
  const written = { components: { User: { items: [{ type: "string" }] } }, $ref: "#/components/User" };
  const { root } = modernise(written, "draft-07");
  expect(root).toMatchObject({ $defs: { "at /components/User": { prefixItems: [{ type: "string" }] } } });
});

test.each([
  ["a dynamic reference", { $dynamicRef: "#a" }, "$dynamicRef"],
  [
    "a dynamic reference to one of two anchors",
    { $dynamicAnchor: "a", items: { $dynamicRef: "#a" }, $defs: { inner: { $dynamicAnchor: "a" } } },
    "$dynamicRef",
  ],
  [
    "a reference into another file",
    { $ref: "https://example.com/other.json" },
    "the reference https://example.com/other.json",
  ],
  ["a name that every object has", { required: ["toString"] }, "a property named toString"],
])("%s is named as beyond proof", (_what, schema, what) => {
  expect(modernise(schema, "2020-12").beyondProof).toBe(what);
});

test("both forms of mutated schemas accept the same events", () => {
  const chance = random(41);
  const origins = originsBelow(WORKSPACE);
  let events = 0;
  for (let turn = 0; turn < 60; turn += 1) {
    const origin = chance.one(origins);
    if (origin === undefined) throw new RangeError("there is a schema to begin with");
    const schema = mutate(mutate(origin.schema, chance), chance);
    const document = documentOf(schema, origin.dialect);
    if (document === undefined || document.beyondProof !== undefined || document.throwing.size > 0) continue;
    const modern = ask(setUp("2020-12").compile(document.root));
    for (const event of [...candidates(document, document, [], turn)].slice(0, 300)) {
      events += 1;
      expect({ schema, event, accepts: modern(event) }).toEqual({ schema, event, accepts: document.accepts(event) });
    }
  }
  expect(events).toBeGreaterThan(5000);
});

function documentOf(schema: Json, dialect: "draft-07" | "2020-12") {
  try {
    return load(schema, "old", dialect);
  } catch {
    // A mutation made it one that does not compile.
    return undefined;
  }
}
