import * as fc from "fast-check";
import { expect, test } from "vitest";
import { sampleData } from "../examples.ts";
import type { SealedEvent } from "../seal/result.ts";
import { sampleEvent } from "../testing/sample-events.ts";
import { claimKey, datarefOf, encodeClaim, parseDataref } from "./claim.ts";
import { toJson } from "./to-json.ts";
import { writeClaimed, writeDetail } from "./write-detail.ts";

/** Any character but those that SQS takes in a message body (its API reference, SendMessage). */
const REFUSED_BY_SQS = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

const sealed: SealedEvent = { type: "UserRegistered.v2", source: "com.example.users", ...sampleEvent() };

test("JSON that is sent has only characters that SQS takes, and reads back as it was", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(0xffff)), (units) => {
      const value = { text: String.fromCharCode(...units) };
      expect(toJson(value)).not.toMatch(REFUSED_BY_SQS);
      expect(JSON.parse(toJson(value))).toEqual(value);
    }),
  );
  expect(toJson("\uFFFE\uFFFF")).toBe('"\\ufffe\\uffff"');
});

test("a detail is metadata and data and nothing else", () => {
  expect(JSON.parse(writeDetail(sealed).text)).toEqual({ metadata: sealed.metadata, data: sealed.data });
});

test("a detail is measured in bytes of UTF-8", () => {
  const data = { ...sampleData("UserRegistered.v2"), firstname: "Zoë 😀" };
  const { text, bytes } = writeDetail({ ...sealed, data });
  expect(bytes).toBe(new TextEncoder().encode(text).length);
  expect(bytes).toBeGreaterThan(text.length);
});

test("an event whose data lies elsewhere says where and carries none", () => {
  const { text } = writeClaimed(sealed, "s3://claims/claims/1.json");
  expect(JSON.parse(text)).toEqual({ metadata: { ...sealed.metadata, dataref: "s3://claims/claims/1.json" } });
});

test("a claim is the data alone, under the event's id", () => {
  expect(JSON.parse(encodeClaim(sealed))).toEqual(sealed.data);
  expect(claimKey("a94a8fe5")).toBe("claims/a94a8fe5.json");
});

test("a dataref names bucket and key, and is read back", () => {
  const place = { bucket: "claims-1", key: claimKey("a94a8fe5") };
  expect(datarefOf(place)).toBe("s3://claims-1/claims/a94a8fe5.json");
  expect(parseDataref(datarefOf(place))).toEqual(place);
});

test.each(["https://example.com/x", "s3://bucket", "s3:///key", "s3://bucket/", ""])("%j is no dataref", (text) => {
  expect(parseDataref(text)).toBeUndefined();
});
