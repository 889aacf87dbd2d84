import { expect, test } from "vitest";
import { shape } from "./fields/shape.ts";
import { text } from "./fields/text.ts";
import { MAX_BODY_BYTES } from "./limits.ts";
import { readBody } from "./read-body.ts";
import { request, type RequestParts } from "./testing/request.ts";

const body = shape({ name: text({ maxCharacters: 100 }) });

function read(parts: RequestParts) {
  return readBody(request("POST /", parts), body);
}

test("a JSON body is read, whether API Gateway encoded it or not", () => {
  const json = '{"name":"Zoë 🐝"}';
  const expected = { ok: true, value: { name: "Zoë 🐝" } };
  expect(read({ body: json })).toEqual(expected);
  expect(read({ body: Buffer.from(json).toString("base64"), isBase64Encoded: true })).toEqual(expected);
});

test.each([
  ["no body", {}],
  ["broken JSON", { body: "{" }],
  ["bytes that are no UTF-8", { body: Buffer.from([0x22, 0xff, 0x22]).toString("base64"), isBase64Encoded: true }],
])("%s is a 400", (_, parts) => {
  expect(read(parts)).toMatchObject({ ok: false, answer: { statusCode: 400 } });
});

test("fields that do not fit are a 400 that names them", () => {
  const answered = read({ body: '{"name":""}' });
  expect(answered).toEqual({
    ok: false,
    answer: {
      statusCode: 400,
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        error: {
          code: "REQUEST_INVALID",
          message: "Some fields are not as they must be.",
          fields: [{ field: "name", wanted: "text of 1 to 100 characters", came: '""' }],
        },
      }),
    },
  });
});

test("a body above the limit is a 413, before it is parsed", () => {
  expect(read({ body: "{".padEnd(MAX_BODY_BYTES + 1) })).toMatchObject({ answer: { statusCode: 413 } });
});

test("a body that nests half a million deep is a 400, and costs nobody the stack", () => {
  const deep = "[".repeat(500_000) + "]".repeat(500_000);
  for (const json of [deep, `{"name":${deep}}`, '{"name":'.repeat(33) + "1" + "}".repeat(33)]) {
    const answered = read({ body: json });
    expect(answered).toMatchObject({ ok: false, answer: { statusCode: 400 } });
    expect(JSON.stringify(answered)).toContain("at most 32 objects and lists in each other");
  }
});

test("a field that comes twice is a 400 that names it: two readers could take it for different things", () => {
  const answered = read({ body: '{"name":"Ada","n\\u0061me":"Bea"}' });
  expect(answered).toMatchObject({ ok: false, answer: { statusCode: 400 } });
  expect(JSON.stringify(answered)).toContain("each field once");
});

test("names that every object has are fields like any other: unknown ones", () => {
  const answered = read({ body: '{"name":"Ada","__proto__":{"admin":true},"constructor":1}' });
  const { fields } = JSON.parse(answered.ok ? "{}" : (answered.answer.body ?? "")).error as {
    fields: { field: string }[];
  };
  expect(fields.map(({ field }) => field)).toEqual(["__proto__", "constructor"]);
});

test("of a body full of unknown fields an answer names fifty", () => {
  const unknown = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`field${index}`, index]));
  const answered = read({ body: JSON.stringify({ name: "Ada", ...unknown }) });
  const { fields } = JSON.parse(answered.ok ? "{}" : (answered.answer.body ?? "")).error as { fields: unknown[] };
  expect(fields).toHaveLength(50);
});

test("a form is a 415", () => {
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  expect(read({ body: "name=Ada", headers })).toMatchObject({ answer: { statusCode: 415 } });
});

test.each(["application/json; charset=utf-8", "APPLICATION/JSON", "application/merge-patch+json"])(
  "%s is JSON",
  (type) => {
    expect(read({ body: '{"name":"Ada"}', headers: { "content-type": type } }).ok).toBe(true);
  },
);
