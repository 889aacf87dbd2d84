import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { streamRecord, userRow } from "../testing/records.ts";
import { decodeRecord } from "./record.ts";
import { Undecodable } from "./undecodable.ts";

const row = userRow("user-1");
const stamp = (nonce: string, hops = 0) => ({ _cause: { nonce, hops, correlationId: "request-7", at: "2026-11-23" } });

test("reads all that a record says", () => {
  const record = streamRecord(row, { ...row, firstname: "Augusta" }, { eventID: "e1", sequenceNumber: "4100" });
  expect(decodeRecord(record)).toEqual({
    operation: "MODIFY",
    table: "streambridge-test-entities",
    tableArn: "arn:aws:dynamodb:us-east-1:000000000000:table/streambridge-test-entities",
    streamLabel: "2026-11-01T00:00:00.000",
    eventID: "e1",
    keys: { pk: "USER#user-1", sk: "PROFILE" },
    newRow: { ...row, firstname: "Augusta" },
    oldRow: row,
    sequenceNumber: "4100",
    time: "2026-11-23T12:00:00.000Z",
    written: Date.UTC(2026, 10, 23, 12),
    reason: "write",
    causeOnly: false,
  });
});

test("an insert has no old row, a removal no new one", () => {
  expect(decodeRecord(streamRecord(undefined, row))).not.toHaveProperty("oldRow");
  expect(decodeRecord(streamRecord(row, undefined))).not.toHaveProperty("newRow");
});

describe("reason", () => {
  test("is ttl when DynamoDB itself deleted the row", () => {
    expect(decodeRecord(streamRecord(row, undefined, { expired: true }))).toMatchObject({ reason: "ttl" });
  });

  test("is write when another service did", () => {
    const record = { ...streamRecord(row, undefined), userIdentity: { type: "Service", principalId: "replication" } };
    expect(decodeRecord(record)).toMatchObject({ reason: "write" });
  });
});

describe("the reserved attribute", () => {
  test("says the cause, and is hidden from translators", () => {
    const change = decodeRecord(streamRecord(undefined, { ...row, ...stamp("n1", 2) }));
    expect(change).toMatchObject({ cause: { correlationId: "request-7", hops: 2 }, newRow: row, causeOnly: false });
    expect(change).not.toHaveProperty("newRow._cause");
  });

  test("does not count when another writer left it on the row", () => {
    const change = decodeRecord(streamRecord({ ...row, ...stamp("n1") }, { ...row, ...stamp("n1"), bio: "x" }));
    expect(change).not.toHaveProperty("cause");
  });

  test("is not inherited by a removal", () => {
    const change = decodeRecord(streamRecord({ ...row, ...stamp("n1") }, undefined));
    expect(change).not.toHaveProperty("cause");
  });

  test("alone makes a change that says so", () => {
    const change = decodeRecord(streamRecord({ ...row, ...stamp("n1") }, { ...row, ...stamp("n2") }));
    expect(change).toMatchObject({ causeOnly: true });
  });
});

describe("what cannot be read is named", () => {
  const good = streamRecord(row, row);
  const inDynamodb = (more: object) => ({ ...good, dynamodb: { ...good.dynamodb, ...more } });

  test.each<[string, unknown, string]>([
    ["no object", 7, "record"],
    ["no dynamodb", { ...good, dynamodb: [] }, "dynamodb"],
    ["an unknown operation", { ...good, eventName: "TRUNCATE" }, "eventName"],
    ["no eventID", { ...good, eventID: "" }, "eventID"],
    ["an ARN of something else", { ...good, eventSourceARN: "arn:aws:sqs:us-east-1:0:queue" }, "eventSourceARN"],
    ["a sequence number of letters", inDynamodb({ SequenceNumber: "12a" }), "SequenceNumber"],
    ["a sequence number of 41 digits", inDynamodb({ SequenceNumber: "1".repeat(41) }), "SequenceNumber"],
    ["no time", inDynamodb({ ApproximateCreationDateTime: "now" }), "ApproximateCreationDateTime"],
    ["a time beyond all calendars", inDynamodb({ ApproximateCreationDateTime: 1e300 }), "ApproximateCreationDateTime"],
    ["a stream without old images", inDynamodb({ OldImage: undefined }), "OldImage"],
    ["a key that is a list", inDynamodb({ Keys: { pk: { L: [] } } }), "Keys.pk"],
    [
      "an unknown type, deep inside",
      inDynamodb({ NewImage: { lines: { L: [{ M: { price: { Z: 1 } } }] } } }),
      "NewImage.lines[0].price",
    ],
  ])("%s", (_, record, path) => {
    expect(decodeRecord(record)).toMatchObject({ path });
  });
});

test("nothing that comes makes it throw", () => {
  const part = fc.oneof(fc.jsonValue(), fc.constant(undefined));
  const nearly = fc.record({
    eventID: fc.oneof(fc.string(), part),
    eventName: fc.oneof(fc.constantFrom("INSERT", "MODIFY", "REMOVE"), part),
    eventSourceARN: fc.oneof(fc.constant(streamRecord(row, row)["eventSourceARN"]), part),
    userIdentity: part,
    dynamodb: fc.oneof(
      part,
      fc.record({
        ApproximateCreationDateTime: fc.oneof(fc.double(), part),
        SequenceNumber: fc.oneof(fc.nat().map(String), part),
        Keys: fc.oneof(fc.constant({ pk: { S: "a" } }), part),
        NewImage: fc.oneof(fc.dictionary(fc.string(), fc.record({ S: fc.string() })), part),
        OldImage: fc.oneof(fc.dictionary(fc.string(), fc.record({ S: fc.string() })), part),
      }),
    ),
  });
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), nearly), (record) => {
      const decoded = decodeRecord(record);
      expect(decoded instanceof Undecodable || typeof decoded.eventID === "string").toBe(true);
    }),
    { numRuns: 500 },
  );
});
