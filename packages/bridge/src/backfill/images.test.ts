import { expect, test } from "vitest";
import { decodeAttributes } from "../decode/attribute-value.ts";
import { imageOf, keyImageOf, keysOf, plainKeys } from "./images.ts";

test("a row that the SDK read is in the form of the stream: binary values are base64 text", () => {
  const bytes = Buffer.from("Ada");
  const item = { B: { B: bytes }, BS: { BS: [bytes] }, M: { M: { inner: { B: bytes } } }, L: { L: [{ B: bytes }] } };
  expect(imageOf({ ...item, S: { S: "x" }, NS: { NS: ["1"] } })).toEqual({
    B: { B: "QWRh" },
    BS: { BS: ["QWRh"] },
    M: { M: { inner: { B: "QWRh" } } },
    L: { L: [{ B: "QWRh" }] },
    S: { S: "x" },
    NS: { NS: ["1"] },
  });
});

test.each([
  [{ S: "USER#1" }, "USER#1"],
  [{ N: "7" }, 7],
  [{ N: "-1.5" }, -1.5],
  [{ N: "12345678901234567890" }, { N: "12345678901234567890" }],
  [{ B: "QWRh" }, { B: "QWRh" }],
])("the key %j goes through JSON as %j and comes back the same", (key, plain) => {
  const row = { pk: key, other: { S: "x" } };
  expect(keyImageOf(row, ["pk"])).toEqual({ pk: key });
  const keys = plainKeys(row, ["pk"]);
  expect(keys).toEqual({ pk: plain });
  expect(imageOf(keysOf(JSON.parse(JSON.stringify(keys)) as typeof keys, ["pk"]))).toEqual({ pk: key });
  expect(decodeAttributes(keyImageOf(row, ["pk"]))).toBeTypeOf("object");
});

test.each([undefined, "", null, true, {}])("%j is no key", (value) => {
  expect(() => keysOf({ pk: value }, ["pk"])).toThrow("USAGE");
});
