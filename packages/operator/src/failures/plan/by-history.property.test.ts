import { backfillSequence, comparePlaces, isBackfill, sequenceOf, type Place } from "@streambridge/events";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { byHistory } from "./by-history.ts";

const LABEL = "2026-01-01T00:00:00.000";
const change = (written: number): Place => ({ sequence: sequenceOf(LABEL, String(written)), written });
const filled = (written: number): Place => ({ sequence: backfillSequence(written), written });

test("whatever was parked, the last of an item is its latest state, and nothing comes before what it includes", () => {
  const writes = fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { maxLength: 10 });
  fc.assert(
    fc.property(writes, writes, (changes, backfills) => {
      const places = [...changes.map(change), ...backfills.map(filled)];
      const sorted = places.toSorted((one, other) => (one.sequence < other.sequence ? -1 : 1));
      const history = byHistory(sorted.map((place) => ({ place }))).map(({ place }) => place);
      expect(new Set(history)).toEqual(new Set(places));
      history.forEach((place, index) => {
        for (const later of history.slice(index + 1)) expect(comparePlaces(place, later)).not.toBe(1);
      });
      const latest = Math.max(...changes, ...backfills);
      const last = history.at(-1);
      expect(last?.written ?? Number.NEGATIVE_INFINITY).toBe(latest);
      expect(last !== undefined && isBackfill(last)).toBe(backfills.includes(latest));
    }),
  );
});
