import { expect, test } from "vitest";
import { Screen } from "../../local/screen/screen.ts";
import { printEntry } from "../print/print-entry.ts";
import { sampleEntry, sampleLetter, sampleRecord } from "../testing/sample-entries.ts";
import { readArchived } from "./read-archived.ts";
import { readBatch } from "./read-batch.ts";
import { readDeadLetter } from "./read-dead-letter.ts";
import { readParked } from "./read-parked.ts";

const SENT = "2026-01-01T00:00:00.000Z";
const EPOCH = "1970-01-01T00:00:00.000Z";
const error = { code: "EVENT_INVALID", message: "no" };
const parked = { record: { eventID: "e1" }, error, stage: "seal", parkedAt: "2026-01-02T00:00:00.000Z" };

test.each([["yesterday"], [5], [null], ["2026-13-45T99:99:99Z"]])(
  "a parked record whose times are %j is told with the time at which it was sent",
  (time) => {
    const told = readParked(sampleLetter({ ...parked, parkedAt: time, firstParkedAt: time }), "failures");
    expect(told).toMatchObject({ firstFailure: SENT, lastFailure: SENT, cause: "EVENT_INVALID" });
  },
);

test("where not even the queue says when, a failure is as old as can be", () => {
  const letter = { ...sampleLetter({ ...parked, parkedAt: 0 }), system: { SentTimestamp: "soon" } };
  expect(readParked(letter, "failures")).toMatchObject({ firstFailure: EPOCH, lastFailure: EPOCH });
});

test("of an error the fields are told that are what they should be", () => {
  const damaged = { ...error, message: 5, mend: {}, cause: [], detail: null };
  expect(readParked(sampleLetter({ ...parked, error: damaged }), "failures").error).toEqual({
    code: "EVENT_INVALID",
    message: "",
  });
});

test.each([[null], ["no"], [{ message: "no code" }]])("an error that is %j makes no parked record", (damaged) => {
  expect(readParked(sampleLetter({ ...parked, error: damaged }), "failures")).toMatchObject({
    cause: "no parked record",
    content: { kind: "unknown" },
  });
});

test("a record that is nested beyond reason is no parked record, wherever it lies", () => {
  const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
  const body = JSON.stringify({ ...parked, record: "deep" }).replace('"deep"', deep);
  expect(readParked(sampleLetter(body), "failures").content).toEqual({ kind: "unknown", body });
  const batch = `{"payload":{"Records":[${deep}]}}`;
  expect(readBatch({ bucket: "b", key: "k", body: batch })).toMatchObject([{ content: { kind: "unknown" } }]);
});

test("further failures that are none are left out", () => {
  const others = [null, 1, { stage: "seal" }, { stage: {}, error }, { stage: "seal", error }];
  expect(readParked(sampleLetter({ ...parked, others }), "failures").others).toEqual([{ stage: "seal", error }]);
  expect(readParked(sampleLetter({ ...parked, others: "none" }), "failures")).not.toHaveProperty("others");
});

test("a dead letter with odd counts and times is told with what is left", () => {
  const attributes = { ErrorCode: "X", Attempts: "many", FirstReceived: "once", ParkedAt: "" };
  expect(readDeadLetter(sampleLetter("{}", attributes), "crm-sync")).toMatchObject({
    attempts: 1,
    firstFailure: SENT,
    lastFailure: SENT,
  });
});

const archived = (fields: object) =>
  readArchived({ bucket: "failures", key: "archive/bridge/2026-01-06/m-1.json", body: JSON.stringify(fields) });

test("an archived message whose fields are no texts is told as what its key says", () => {
  const entry = archived({ place: 5, messageId: {}, body: 7, attributes: "none", systemAttributes: null });
  expect(entry).toMatchObject({ id: "m-1", place: "archive", content: { kind: "unknown" }, lastFailure: EPOCH });
});

test("a batch with odd times, counts and contexts is told record by record", () => {
  const body = { requestContext: null, responseContext: 5, timestamp: "late", payload: { Records: [null, 5] } };
  const told = { place: "stream", cause: "no batch of records", lastFailure: EPOCH };
  expect(readBatch({ bucket: "b", key: "k", body: JSON.stringify(body) })).toMatchObject([told, told]);
});

test("a row that was written at no possible time does not hide its failure", () => {
  const record = { ...(sampleRecord("a", 1) as object), dynamodb: { ApproximateCreationDateTime: 1e300 } };
  const body = JSON.stringify({ timestamp: SENT, payload: { Records: [record] } });
  expect(readBatch({ bucket: "b", key: "k", body })).toMatchObject([{ firstFailure: SENT, lastFailure: SENT }]);
});

test("refusals that are none are shown as they are, and the rest of the failure as well", () => {
  let text = "";
  const screen = new Screen({ write: (part: string) => (text += part) });
  const errors = [null, 5, { pointer: {}, wanted: { toString: 1 } }, { pointer: "/keys", wanted: "text", came: "5" }];
  printEntry(screen, sampleEntry({ error: { ...error, code: "EVENT_INVALID", detail: { errors } } }), undefined);
  expect(text).toContain('"toString": 1');
  expect(text).toContain("/keys: wanted text, came 5");
  expect(text).toContain("payload");
});
