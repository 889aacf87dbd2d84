import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { SQSClient } from "@aws-sdk/client-sqs";
import { StreambridgeError } from "@streambridge/errors";
import { sampleRecord, type Delivery } from "../testing/sample-record.ts";
import { asAttribute, HISTORY, park } from "./park.ts";

/** The attributes with which a message is parked that was delivered like this. */
async function parkedAfter(
  delivery: Delivery,
  error = new StreambridgeError("PARK_REQUESTED", "no"),
): Promise<Record<string, { StringValue?: string }>> {
  let attributes = {};
  const send = (command: { input: { MessageAttributes: object } }): Promise<object> => {
    attributes = command.input.MessageAttributes;
    return Promise.resolve({});
  };
  const record = sampleRecord("{}", delivery);
  const sqs = { send: send as unknown as SQSClient["send"] };
  await park(sqs, "dead", { record, eventType: "unknown", stage: "handle", error, now: 0 });
  return attributes;
}

test("a message tells how often and since when it was tried, over all redrives", async () => {
  const delivery = { attempt: 2, firstReceivedAt: Date.UTC(2026, 0, 2) };
  expect(await parkedAfter(delivery)).toMatchObject({
    Attempts: { StringValue: "2" },
    FirstReceived: { StringValue: "2026-01-02T00:00:00.000Z" },
  });
  const first = "2026-01-01T00:00:00.000Z";
  const attributes = { [HISTORY.attempts]: "5", [HISTORY.firstReceived]: first };
  expect(await parkedAfter({ ...delivery, attributes })).toMatchObject({
    Attempts: { StringValue: "7" },
    FirstReceived: { StringValue: first },
  });
});

test("what mends it is told however long the sentence is", async () => {
  const error = new StreambridgeError("PARK_REQUESTED", "x".repeat(5_000), { mend: "Write less." });
  const { ErrorMessage } = await parkedAfter({}, error);
  expect(ErrorMessage?.StringValue).toMatch(/^x{900,} Mend: Write less\.$/);
  expect(ErrorMessage?.StringValue).toHaveLength(1_000);
});

test("characters that SQS refuses are written out", () => {
  expect(asAttribute("a\u0000b\uFFFEc\uFFFFd\u001Be")).toBe("a\\u0000b\\ufffec\\uffffd\\u001be");
});

test("tabs, line breaks and emoji stay", () => {
  expect(asAttribute("a\tb\r\nc 👋 \u{10FFFF}")).toBe("a\tb\r\nc 👋 \u{10FFFF}");
});

test("half a surrogate pair, as cutting may leave, is written out", () => {
  expect(asAttribute(`${"x".repeat(999)}👋`)).toBe(`${"x".repeat(999)}\\ud83d`);
});

test("nothing becomes a dash, since SQS takes no empty value", () => {
  expect(asAttribute("")).toBe("-");
});

test("whatever the text, SQS takes it", () => {
  const allowed = /^[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]+$/u;
  const property = fc.property(fc.string({ unit: "binary" }), (text) => allowed.test(asAttribute(text)));
  expect(fc.check(property).counterexample).toBeNull();
});
