import { expect, test } from "vitest";
import { sampleEvent } from "../testing/sample-event.ts";
import { sampleBody, sampleRecord } from "../testing/sample-record.ts";
import { readEnvelope } from "./read-envelope.ts";

const event = sampleEvent("UserRegistered.v2");
const envelope = (): Record<string, unknown> => JSON.parse(sampleBody(event)) as Record<string, unknown>;

test("an event from EventBridge is taken out of its envelopes", async () => {
  const record = sampleRecord(sampleBody(event));
  expect(await readEnvelope(record)).toEqual({ ok: true, record, letter: { record, ...event } });
});

test.each([
  ["no JSON", "{", "the body is no JSON object"],
  ["a list", "[]", "the body is no JSON object"],
  ["null", "null", "the body is no JSON object"],
  ["no event", '{"hello": 1}', "no detail: this is no event from EventBridge"],
  [
    "a detail that is text",
    JSON.stringify({ ...envelope(), detail: "x" }),
    "no detail: this is no event from EventBridge",
  ],
  [
    "an event of somebody else",
    JSON.stringify({ ...envelope(), detail: { user: 1 } }),
    "metadata is not valid: must be object",
  ],
  [
    "metadata that lacks its item",
    JSON.stringify({ ...envelope(), detail: { metadata: { ...event.metadata, item: undefined } } }),
    "metadata is not valid: must have required property 'item'",
  ],
  [
    "a type that contradicts the envelope's",
    JSON.stringify({ ...envelope(), "detail-type": "UserRegistered.v1" }),
    "metadata.type is UserRegistered.v2, the detail-type is UserRegistered.v1",
  ],
  [
    "a type that is an object without a way to become text",
    JSON.stringify({ ...envelope(), "detail-type": { toString: 1 } }),
    "metadata.type is UserRegistered.v2, the detail-type is no text but of type object",
  ],
  [
    "data that is nested beyond reason",
    sampleBody(event).replace(/"data":\{/, `"data":{"x":${"[".repeat(50_000)}${"]".repeat(50_000)},`),
    "the body is nested more deeply than any event",
  ],
])("%s is unreadable, and the reason is given", async (_title, body, reason) => {
  expect(await readEnvelope(sampleRecord(body))).toMatchObject({
    ok: false,
    error: {
      code: "MESSAGE_UNREADABLE",
      sentence: reason,
      mend: "Find out who sent it: only the bus should send to this queue. Then purge it.",
    },
  });
});

test("metadata of a later version of the kit, with more in it, is read", async () => {
  const detail = { ...event, metadata: { ...event.metadata, invented: "later" } };
  expect(await readEnvelope(sampleRecord(JSON.stringify({ ...envelope(), detail })))).toMatchObject({ ok: true });
});
