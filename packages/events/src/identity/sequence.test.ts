import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  backfillSequence,
  comparePlaces,
  compareSequence,
  LOWEST_SEQUENCE,
  sequenceOf,
  writtenAt,
  writtenOfPart,
} from "./sequence.ts";

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

const ofBackfill = (at: number) => ({ sequence: backfillSequence(at) });
const ofChange = (number: number, at?: number) => ({ sequence: sequenceOf(LABEL, `${number}`), written: at });

describe("a backfill's event", () => {
  const written = Date.UTC(2026, 10, 2);

  test("is before every change to whoever compares text alone, and the lowest when nobody stamped its row", () => {
    expect(compareSequence(backfillSequence(written), sequenceOf("2012-01-18T00:00:00.000", "0"))).toBe(-1);
    expect(backfillSequence(0)).toBe(LOWEST_SEQUENCE);
  });

  test("stands where the row's last stamped write stands", () => {
    expect(comparePlaces(ofBackfill(written), ofChange(1, written - 1))).toBe(1);
    expect(comparePlaces(ofBackfill(written), ofChange(1, written))).toBe(0);
    expect(comparePlaces(ofBackfill(written), ofChange(1, written + 0.5))).toBe(-1);
    expect(comparePlaces(ofChange(1, written + 0.5), ofBackfill(written))).toBe(1);
  });

  test("is earlier than every change when its row was never stamped", () => {
    expect(comparePlaces(ofBackfill(0), ofChange(1))).toBe(-1);
    expect(comparePlaces(ofChange(1, 1), ofBackfill(0))).toBe(1);
  });

  test("cannot be set beside a change that does not say where it stands", () => {
    expect(comparePlaces(ofBackfill(written), ofChange(1))).toBeUndefined();
    expect(comparePlaces(ofChange(1), ofBackfill(written))).toBeUndefined();
  });

  test("is one of several of its row in the order given, all before the next change", () => {
    const [first, second] = [ofBackfill(writtenOfPart(written, 0)), ofBackfill(writtenOfPart(written, 1))];
    expect(comparePlaces(second, first)).toBe(1);
    expect(comparePlaces(second, ofChange(1, written + 0.5))).toBe(-1);
    expect(writtenAt(second)).toBe(writtenOfPart(written, 1));
  });
});

test("changes go by the stream alone, whatever their rows say", () => {
  expect(
    comparePlaces({ sequence: sequenceOf(LABEL, "2"), written: 1 }, { sequence: sequenceOf(LABEL, "1"), written: 2 }),
  ).toBe(1);
});
