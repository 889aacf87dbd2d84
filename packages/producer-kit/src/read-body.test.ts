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
