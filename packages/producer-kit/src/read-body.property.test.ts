import * as fc from "fast-check";
import { expect, test } from "vitest";
import { email } from "./fields/email.ts";
import { listOf } from "./fields/list-of.ts";
import { oneOf } from "./fields/one-of.ts";
import { shape } from "./fields/shape.ts";
import { text } from "./fields/text.ts";
import { wholeNumber } from "./fields/whole-number.ts";
import { readBody } from "./read-body.ts";
import { serve } from "./serve.ts";
import { request } from "./testing/request.ts";

const line = shape({ sku: text({ maxCharacters: 20 }), quantity: wholeNumber(1, 9) });
const order = shape(
  { email, channel: oneOf("web", "app"), lines: listOf(line, 3) },
  { note: text({ maxCharacters: 9 }) },
);

const api = serve({
  "POST /": async (asked) => {
    const body = readBody(asked, order);
    return body.ok ? { statusCode: 201, body: JSON.stringify(body.value) } : body.answer;
  },
});

const sound = { email: "ada@example.com", channel: "web", lines: [{ sku: "tea", quantity: 2 }] };

/** A body that fits, with one thing changed somewhere: a value, a name, a piece of its text, or a few of its bytes. */
const bodies = fc.oneof(
  fc.json(),
  fc
    .tuple(fc.constantFrom(...Object.keys(sound), "note", "__proto__"), fc.jsonValue())
    .map(([name, value]) => JSON.stringify({ ...sound, ...Object.fromEntries([[name, value]]) })),
  fc.tuple(fc.nat(JSON.stringify(sound).length), fc.string({ unit: "binary", maxLength: 5 })).map(([at, piece]) => {
    const whole = JSON.stringify(sound);
    return whole.slice(0, at) + piece + whole.slice(at + piece.length);
  }),
);
const types = fc.constantFrom("application/json", "application/json;charset=utf-8", "text/plain", "", "a/b+json");

test("whatever is sent, the answer is what was asked for or a refusal that names what is wrong, and nothing of ours", async () => {
  await fc.assert(
    fc.asyncProperty(bodies, types, fc.boolean(), async (body, type, isBase64Encoded) => {
      const sent = isBase64Encoded ? Buffer.from(body).toString("base64") : body;
      const answered = await api(request("POST /", { body: sent, isBase64Encoded, headers: { "content-type": type } }));
      expect([201, 400, 413, 415]).toContain(answered.statusCode);
      const told = JSON.parse(answered.body ?? "") as { error?: { code: string; message: string } };
      expect(answered.statusCode === 201 || typeof told.error?.message === "string").toBe(true);
      expect(answered.body).not.toMatch(/\n\s+at |node_modules|\.ts:\d/);
    }),
    { numRuns: 1_000 },
  );
});

test("bytes of any kind are refused, never thrown about", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      const body = Buffer.from(bytes).toString("base64");
      const answered = await api(request("POST /", { body, isBase64Encoded: true }));
      expect(answered.statusCode).toBe(400);
    }),
    { numRuns: 300 },
  );
});
