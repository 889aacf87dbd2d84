import * as fc from "fast-check";
import { expect, test } from "vitest";
import { compareSequence, LOWEST_SEQUENCE, sequenceOf } from "./sequence.ts";

const LABEL = "2026-10-01T00:00:00.000";

/** What DynamoDB's sequence numbers can be: up to 40 digits. */
const sequenceNumber = fc.bigInt({ min: 0n, max: 10n ** 40n - 1n });

test("sequences of one stream are ordered as their numbers are", () => {
  fc.assert(
    fc.property(sequenceNumber, sequenceNumber, (one, other) => {
      const wanted = one === other ? 0 : one < other ? -1 : 1;
      expect(compareSequence(sequenceOf(LABEL, `${one}`), sequenceOf(LABEL, `${other}`))).toBe(wanted);
    }),
  );
});

test("a stream that was made anew counts as later, whatever its numbers", () => {
  const before = sequenceOf(LABEL, "9".repeat(40));
  const after = sequenceOf("2026-10-01T00:00:00.001", "1");
  expect(compareSequence(after, before)).toBe(1);
});

test("the lowest sequence comes before all others", () => {
  expect(compareSequence(LOWEST_SEQUENCE, sequenceOf("2012-01-18T00:00:00.000", "0"))).toBe(-1);
});
