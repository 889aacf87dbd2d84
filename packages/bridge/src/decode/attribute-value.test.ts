import { marshall } from "@aws-sdk/util-dynamodb";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MAX_NESTING_LEVELS } from "../limits.ts";
import { decodeAttributes, decodeAttributeValue } from "./attribute-value.ts";
import { Undecodable } from "./undecodable.ts";

describe("each DynamoDB type", () => {
  test.each([
    ["S", { S: "Ada" }, "Ada"],
    ["an empty S", { S: "" }, ""],
    ["N", { N: "12.5" }, 12.5],
    ["B, its base64 text", { B: "3q2+7w==" }, "3q2+7w=="],
    ["BOOL", { BOOL: false }, false],
    ["NULL", { NULL: true }, null],
    ["M", { M: { a: { S: "x" }, b: { M: {} } } }, { a: "x", b: {} }],
    ["L", { L: [{ N: "1" }, { L: [] }] }, [1, []]],
    ["SS, sorted", { SS: ["b", "a", "C"] }, ["C", "a", "b"]],
    ["NS, sorted by value", { NS: ["10", "9", "-1", "9007199254740993"] }, [-1, 9, 10, "9007199254740993"]],
    ["BS, sorted", { BS: ["Yg==", "YQ=="] }, ["YQ==", "Yg=="]],
  ])("decodes %s", (_, attribute, wanted) => {
    expect(decodeAttributeValue(attribute)).toEqual(wanted);
  });
});

describe("what cannot be decoded", () => {
  test("names the path, what was wanted and what came", () => {
    const row = { lines: { L: [{ M: {} }, { M: {} }, { M: { price: { X: "1" } } }] } };
    const failure = decodeAttributes(row);
    expect(failure).toBeInstanceOf(Undecodable);
    const error = (failure as Undecodable).under("NewImage").toError();
    expect(error.message).toBe(
      "RECORD_UNDECODABLE: NewImage.lines[2].price: wanted one of DynamoDB's types (S, N, B, BOOL, NULL, M, L, SS, NS, BS) " +
        "with its value, came an object with the one field X",
    );
    expect(error.detail).toEqual({
      path: "NewImage.lines[2].price",
      wanted: expect.stringContaining("one of DynamoDB's types"),
      came: "an object with the one field X",
    });
  });

  test.each([
    ["no type", {}, "an object with no fields"],
    ["two types", { S: "x", N: "1" }, "an object with 2 fields"],
    ["null", null, "null"],
    ["a bare text", "x", "text"],
    ["a number in S", { S: 1 }, "a number"],
    ["a number in N", { N: 1 }, "a number"],
    ["no number in N", { N: "one" }, "text"],
    ["text in BOOL", { BOOL: "true" }, "text"],
    ["a list in M", { M: [] }, "a list"],
    ["a map in L", { L: {} }, "an object with no fields"],
    ["a number in SS", { SS: ["a", 1] }, "a number"],
    ["an object in NS", { NS: [{}] }, "an object with no fields"],
  ])("refuses %s", (_, attribute, came) => {
    expect(decodeAttributeValue(attribute)).toMatchObject({ came });
  });

  test("never shows what is in the row", () => {
    const failure = decodeAttributes({ email: { S: ["ada@example.com"] }, name: { S: "Ada" } });
    expect(JSON.stringify((failure as Undecodable).toError())).not.toContain("ada@example.com");
  });

  test("refuses more nesting than DynamoDB has, instead of running out of stack", () => {
    const nested = (levels: number): unknown => (levels === 0 ? { S: "x" } : { L: [nested(levels - 1)] });
    expect(decodeAttributeValue(nested(MAX_NESTING_LEVELS))).not.toBeInstanceOf(Undecodable);
    expect(decodeAttributeValue(nested(MAX_NESTING_LEVELS + 1))).toBeInstanceOf(Undecodable);
    let deep: unknown = { S: "x" };
    for (let level = 0; level < 100_000; level += 1) deep = { M: { a: deep } };
    expect(decodeAttributeValue(deep)).toMatchObject({ wanted: "at most 32 levels of nesting" });
  });
});

test("an attribute called __proto__ is an attribute like any other", () => {
  const row = decodeAttributes(JSON.parse('{"__proto__":{"M":{"admin":{"BOOL":true}}}}'));
  expect(Object.keys(row)).toEqual(["__proto__"]);
  expect((row as { admin?: unknown }).admin).toBeUndefined();
  expect(JSON.stringify(row)).toBe('{"__proto__":{"admin":true}}');
});

test("reads back what the SDK's own marshaller writes", () => {
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      fc.string({ unit: "binary" }),
      fc.boolean(),
      fc.constant(null),
      fc.maxSafeInteger(),
      fc.array(tie("value"), { maxLength: 4 }),
      fc.dictionary(fc.string(), tie("value"), { maxKeys: 4 }),
    ),
  }));
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.string().filter((name) => name !== "__proto__"),
        value,
      ),
      (row) => {
        const wire = JSON.parse(JSON.stringify(marshall(row)));
        expect(decodeAttributes(wire)).toEqual(JSON.parse(JSON.stringify(row)));
      },
    ),
  );
});

test("reads any JSON without throwing", () => {
  const types = fc.constantFrom("S", "N", "B", "BOOL", "NULL", "M", "L", "SS", "NS", "BS", "X");
  const nearly = fc.dictionary(types, fc.jsonValue(), { maxKeys: 2 });
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), nearly, fc.array(nearly)), (input) => {
      expect(() => [decodeAttributeValue(input), decodeAttributes(input)]).not.toThrow();
    }),
  );
});
