import { expect, test } from "vitest";
import type { JsonObject } from "../json.ts";
import { real } from "../testing/sample-registry.ts";
import { fitDocument } from "./fit.ts";
import { CONTENT_CHARACTERS } from "./limits.ts";

const event = real.domains[0]!.events[0]!;
const long = "x".repeat(CONTENT_CHARACTERS);

const documentOf = (schema: JsonObject): JsonObject => ({
  openapi: "3.0.0",
  info: { title: "A.v1", version: "1" },
  components: { schemas: { A: schema } },
});

test("a document that is short enough stays as it is", () => {
  const document = documentOf({ description: "An A.", example: 1 });
  expect(fitDocument(document, event)).toBe(document);
});

test("examples go before prose does", () => {
  const document = documentOf({ description: "An A.", example: long });
  expect(fitDocument(document, event)).toEqual(documentOf({ description: "An A." }));
});

test("prose goes from schemas, not from the document, and no property is taken for it", () => {
  const document = documentOf({ title: long, properties: { title: { description: long, type: "string" } } });
  expect(fitDocument(document, event)).toEqual(documentOf({ properties: { title: { type: "string" } } }));
});

test("a document that is too long even so names its schema, its length and the limit", () => {
  expect(() => fitDocument(documentOf({ enum: [long] }), event)).toThrow(
    /schemas\/orders\/OrderCancelled\/v1\.json: wanted at most 100000 characters .* came 100\d\d\d without any prose/,
  );
});
