import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createWriteTimes } from "./write-times.ts";

const sequenceNumber = (position: number): string => String(position).padStart(21, "0");

test("each record keeps the second in which it was noted, however many there are in one", () => {
  // Gaps between records, in ms: most within one second, some over several.
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.nat(50), fc.nat(5_000)), { minLength: 1, maxLength: 200, size: "max" }),
      (gaps) => {
        const times = createWriteTimes();
        let now = 1_000_000_000_000;
        const noted = gaps.map((gap, position) => {
          now += gap;
          times.note(sequenceNumber(position), now);
          return now;
        });
        noted.forEach((at, position) => {
          expect(times.of(sequenceNumber(position))).toBe(Math.floor(at / 1000) * 1000);
        });
      },
    ),
  );
});
