import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareNumbers, decodeNumber, plainDecimal } from "./number.ts";

describe("decodeNumber", () => {
  test.each([
    ["0", 0],
    ["-0", 0],
    ["42", 42],
    ["-7", -7],
    ["+5", 5],
    ["007", 7],
    ["0.1", 0.1],
    [".5", 0.5],
    ["5.", 5],
    ["1e3", 1000],
    ["1.50", 1.5],
    ["-2.5E-3", -0.0025],
    ["9007199254740991", Number.MAX_SAFE_INTEGER],
    ["1E-130", 1e-130],
  ])("reads %s as a number, because nothing is lost", (text, wanted) => {
    expect(decodeNumber(text)).toBe(wanted);
  });

  test.each([
    ["9007199254740992", "9007199254740992"],
    ["12345678901234567890123456789012345678", "12345678901234567890123456789012345678"],
    ["0.12345678901234567890", "0.1234567890123456789"],
    ["12345678901234567890.5", "12345678901234567890.5"],
    ["-1E+20", "-100000000000000000000"],
    ["1.2345678901234567890123456789E-5", "0.000012345678901234567890123456789"],
  ])("keeps %s as plain decimal text, because a number would lose digits", (text, wanted) => {
    expect(decodeNumber(text)).toBe(wanted);
  });

  test.each(["", ".", "-", "abc", "1e", "0x10", "NaN", "Infinity", "1 ", "1_000", "1e126", "1E-131", "1e9999"])(
    "refuses %j, which is no number that DynamoDB stores",
    (text) => {
      expect(decodeNumber(text)).toBeUndefined();
    },
  );

  test("keeps the value of every number of up to 38 digits", () => {
    const digits = fc.bigInt({ min: -(10n ** 38n) + 1n, max: 10n ** 38n - 1n });
    fc.assert(
      fc.property(digits, fc.integer({ min: -87, max: 87 }), (mantissa, exponent) => {
        const decoded = decodeNumber(`${mantissa}E${exponent}`);
        expect(fractionOf(String(decoded))).toEqual(reduce(mantissa, exponent));
      }),
    );
  });

  test("writes one value in one form, however it came", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 30n }), fc.nat(8), fc.nat(8), (mantissa, zeros, shift) => {
        const padded = `${"0".repeat(zeros)}${mantissa}${"0".repeat(shift)}E-${shift}`;
        expect(decodeNumber(padded)).toBe(decodeNumber(String(mantissa)));
      }),
    );
  });
});

test("compareNumbers orders by value, numbers and decimal text alike", () => {
  const ascending = ["-12345678901234567890", -3, "-0.12345678901234567890", 0, 1e-7, 2, 10, "9007199254740992"];
  fc.assert(
    fc.property(fc.shuffledSubarray(ascending, { minLength: ascending.length }), (shuffled) => {
      expect(shuffled.toSorted(compareNumbers)).toEqual(ascending);
    }),
  );
});

test("plainDecimal writes tiny values without an exponent", () => {
  expect(plainDecimal("1E-7")).toBe("0.0000001");
});

/** A decimal text as an exact fraction: mantissa without trailing zeros, and its power of ten. */
function fractionOf(text: string): readonly [bigint, number] {
  const [body = "", exponent = "0"] = text.toLowerCase().split("e");
  const [whole = "", fraction = ""] = body.split(".");
  return reduce(BigInt(whole + fraction), Number(exponent) - fraction.length);
}

function reduce(mantissa: bigint, exponent: number): readonly [bigint, number] {
  if (mantissa === 0n) return [0n, 0];
  let [reduced, power] = [mantissa, exponent];
  while (reduced % 10n === 0n) [reduced, power] = [reduced / 10n, power + 1];
  return [reduced, power];
}
