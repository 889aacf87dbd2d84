import { expect, test } from "vitest";
import { KILLED } from "../entry.ts";
import { sampleLetter, sampleRecord } from "../testing/sample-entries.ts";
import { readBatch } from "./read-batch.ts";
import { readDeadLetter } from "./read-dead-letter.ts";
import { readParked } from "./read-parked.ts";

const SENT = "2026-01-01T00:00:00.000Z";
const parked = {
  record: { eventID: "e1" },
  error: { code: "EVENT_INVALID", message: "no" },
  stage: "seal",
  eventType: "UserRegistered.v2",
  bridge: {},
  parkedAt: "2026-01-02T00:00:00.000Z",
};

test("a parked record tells cause, step and type, and that it was tried once", () => {
  expect(readParked(sampleLetter(parked), "failures")).toMatchObject({
    place: "bridge",
    cause: "EVENT_INVALID",
    stage: "seal",
    eventType: "UserRegistered.v2",
    firstFailure: parked.parkedAt,
    lastFailure: parked.parkedAt,
    attempts: 1,
    content: { kind: "record", record: parked.record },
  });
});

test("one that was parked before tells since when, and how often it was tried", () => {
  const again = { ...parked, firstParkedAt: SENT, attempts: 3 };
  expect(readParked(sampleLetter(again), "failures")).toMatchObject({
    firstFailure: SENT,
    lastFailure: parked.parkedAt,
    attempts: 3,
  });
});

test("a record that was too large for the queue tells where it lies", () => {
  const { record: _record, ...rest } = parked;
  const told = readParked(sampleLetter({ ...rest, ref: "s3://failures/parked/1.json" }), "failures");
  expect(told).toMatchObject({
    cause: "EVENT_INVALID",
    content: { kind: "reference", ref: "s3://failures/parked/1.json" },
  });
});

test.each(["s3://backups/parked/1.json", "s3://failures/archive/1.json", "s3://failures", "no address"])(
  "a reference to %s is no parked record: whoever settled it would delete an object that is not the bridge's",
  (ref) => {
    const { record: _record, ...rest } = parked;
    const body = JSON.stringify({ ...rest, ref });
    expect(readParked(sampleLetter(body), "failures")).toMatchObject({
      cause: "EVENT_INVALID",
      content: { kind: "unknown", body },
    });
  },
);

test.each(["hello", "[]", "{}", "null"])("what is no parked record (%s) is told as that", (body) => {
  expect(readParked(sampleLetter(body), "failures")).toMatchObject({
    cause: "no parked record",
    lastFailure: SENT,
    content: { kind: "unknown", body },
  });
});

const event = { "detail-type": "UserRegistered.v2", time: "2025-12-31T00:00:00Z", detail: {} };

test("what a consumer parked tells what the consumer wrote beside it", () => {
  const letter = sampleLetter(event, {
    ErrorCode: "PARK_REQUESTED",
    ErrorMessage: "HubSpot answered 400 Mend: Create the property.",
    Stage: "handle",
    Attempts: "4",
    EventType: "UserRegistered.v2",
    FirstReceived: "2026-01-01T00:00:01.000Z",
    ParkedAt: "2026-01-01T02:00:00.000Z",
  });
  expect(readDeadLetter(letter, "crm-sync")).toMatchObject({
    place: "consumer",
    consumer: "crm-sync",
    cause: "PARK_REQUESTED",
    stage: "handle",
    eventType: "UserRegistered.v2",
    firstFailure: "2026-01-01T00:00:01.000Z",
    lastFailure: "2026-01-01T02:00:00.000Z",
    attempts: 4,
    error: { message: "HubSpot answered 400", mend: "Create the property." },
  });
});

test("what SQS moved itself was killed or timed out, and its event tells the type", () => {
  const told = readDeadLetter(sampleLetter(event), "crm-sync");
  expect(told).toMatchObject({ place: "consumer", cause: KILLED, eventType: "UserRegistered.v2", firstFailure: SENT });
  expect(told).not.toHaveProperty("attempts");
});

test("what EventBridge could not deliver lies in the same queue, and is another place", () => {
  const letter = sampleLetter(event, {
    RULE_ARN: "rule",
    TARGET_ARN: "queue",
    ERROR_CODE: "NO_PERMISSIONS",
    ERROR_MESSAGE: "not allowed",
    RETRY_ATTEMPTS: "0",
  });
  expect(readDeadLetter(letter, "crm-sync")).toMatchObject({
    place: "delivery",
    consumer: "crm-sync",
    cause: "NO_PERMISSIONS",
    stage: "deliver",
    eventType: "UserRegistered.v2",
    firstFailure: event.time,
    attempts: 1,
  });
});

const batch = (records: readonly unknown[]) => ({
  bucket: "failures",
  key: "aws/lambda/1",
  body: JSON.stringify({
    requestContext: { condition: "RecordAgeExceeded", approximateInvokeCount: 9 },
    responseContext: { functionError: "Unhandled" },
    timestamp: "2026-01-02T00:00:00.000Z",
    payload: { Records: records },
  }),
});

test("each record that the mapping gave up is a failure of its own", () => {
  const entries = readBatch(batch([sampleRecord("a", 1), sampleRecord("b", 2)]));
  expect(entries).toMatchObject([
    { place: "stream", cause: "RecordAgeExceeded", attempts: 9, firstFailure: SENT, lies: { in: "batch", index: 0 } },
    { content: { kind: "record", record: { eventID: "b-2" } }, lies: { in: "batch", index: 1 } },
  ]);
  expect(new Set(entries.map(({ id }) => id)).size).toBe(2);
});

test("a record keeps its id when the object is written again without its neighbours", () => {
  const [, before] = readBatch(batch([sampleRecord("a", 1), sampleRecord("b", 2)]));
  const [after] = readBatch(batch([sampleRecord("b", 2)]));
  expect(after?.id).toBe(before?.id);
});

test("an object that holds no records is one failure, so that it is seen", () => {
  expect(readBatch({ bucket: "failures", key: "aws/lambda/1", body: "{}" })).toMatchObject([
    { cause: "no batch of records", content: { kind: "unknown" } },
  ]);
});
