import { describe, expect, test } from "vitest";
import { CLAIM_ABOVE_DATA_BYTES } from "../limits.ts";
import { registration } from "../testing/events.ts";
import { ship } from "./ship.ts";
import type { Shipment } from "./shipment.ts";

const TABLE_ARN = "arn:aws:dynamodb:us-east-1:000000000000:table/entities";
const destination = { busName: "events", claimsBucket: "claims-bucket" };

function shipped(event = registration()): Shipment {
  const result = ship(event, { position: 4, tableArn: TABLE_ARN }, destination);
  if (!result.ok) throw result.error;
  return result.shipment;
}

test("an event becomes an entry as PutEvents wants it", () => {
  const event = registration(0, { traceparent: `00-${"a".repeat(32)}-${"b".repeat(16)}-01` });
  const { entry, ...rest } = shipped(event);
  expect(entry).toEqual({
    EventBusName: "events",
    Source: "com.example.users",
    DetailType: "UserRegistered.v2",
    Detail: JSON.stringify({ metadata: event.metadata, data: event.data }),
    Time: new Date("2026-11-23T12:00:00.000Z"),
    Resources: [TABLE_ARN],
    TraceHeader: `Root=1-${"a".repeat(8)}-${"a".repeat(24)};Parent=${"b".repeat(16)};Sampled=1`,
  });
  expect(rest).toEqual({
    position: 4,
    item: "2".repeat(32),
    bytes: 14 + 17 + 17 + entry.Detail.length + TABLE_ARN.length,
  });
});

test("an event without trace context has no trace header", () => {
  expect(shipped().entry).not.toHaveProperty("TraceHeader");
});

test("characters that SQS refuses are escaped", () => {
  const event = registration();
  const detail = shipped({ ...event, data: { ...event.data, firstname: "\uFFFE\uFFFF" } }).entry.Detail;
  expect(detail).toContain(String.raw`"firstname":"\ufffe\uffff"`);
});

describe("data above the limit", () => {
  const bare = JSON.stringify({ ...registration(1).data }).length - 1;

  test("of exactly the limit is carried", () => {
    expect(shipped(registration(CLAIM_ABOVE_DATA_BYTES - bare))).not.toHaveProperty("claim");
  });

  test("of one byte more is put aside, and the event says where", () => {
    const event = registration(CLAIM_ABOVE_DATA_BYTES - bare + 1);
    const { claim, entry, bytes } = shipped(event);
    const key = `claims/${event.metadata.id}.json`;
    expect(claim).toEqual({ key, body: JSON.stringify(event.data) });
    expect(JSON.parse(entry.Detail)).toEqual({
      metadata: { ...event.metadata, dataref: `s3://claims-bucket/${key}` },
    });
    expect(bytes).toBeLessThan(2_000);
  });
});

test("an event that is too large even without its data is named as such", () => {
  const keys = { text: "x".repeat(1_100_000) };
  const result = ship(registration(0, { keys }), { position: 0, tableArn: TABLE_ARN }, destination);
  expect(result).toMatchObject({ ok: false, error: { code: "EVENT_TOO_LARGE" } });
});
