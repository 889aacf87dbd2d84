import { expect, test } from "vitest";
import { answerBatch } from "./answer-batch.ts";
import type { Outcome } from "./outcome.ts";

const record = (SequenceNumber: unknown) => ({ dynamodb: { SequenceNumber } });
const retried: Outcome = { kind: "retried" };
const published: Outcome = { kind: "published" };

test("names nothing when nothing is retried", () => {
  expect(answerBatch([record("1")], [published])).toEqual({ batchItemFailures: [] });
});

test("names the lowest retried sequence number, and only that", () => {
  const records = [record("98"), record("99"), record("100"), record("0101")];
  const answer = answerBatch(records, [published, retried, retried, retried]);
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: "99" }] });
});

test.each([undefined, "", "x", 7])(
  "delivers the whole batch again when the record to retry has %j for a number",
  (number) => {
    expect(answerBatch([record("1"), record(number)], [published, retried])).toEqual({
      batchItemFailures: [{ itemIdentifier: "" }],
    });
  },
);

test("retries a record that has no outcome at all", () => {
  expect(answerBatch([record("1"), record("2")], [published])).toEqual({
    batchItemFailures: [{ itemIdentifier: "2" }],
  });
});
