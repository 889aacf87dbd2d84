import { EXACT_NUMBERS } from "../../limits.ts";

/** A fraction of whole numbers. */
interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

/** Digits of a double: it holds whole numbers up to 2 to this power. */
const DIGITS = 53;

/** Beyond this Ajv's `parseInt` reads the exponent of a number for its end. */
const WRITTEN_PLAIN = 1e21;

/**
 * Whether Ajv takes every multiple of `factor`, up to a magnitude of `largest`, for one of `wanted`. Ajv divides in
 * floating point and asks whether the quotient is whole.
 *
 * A factor that is a whole number of halves, quarters and so on has exact multiples, and a double that Ajv takes for
 * one is one. Such a multiple is a whole number of times what `wanted` is written as, and the quotient comes out as that
 * number when the double for `wanted` lies off what is written by 2^-54 of it at most: then the quotient is off by less
 * than half of what tells it from the next double. 0.1 and 0.01 are that close, 0.00001 is not.
 */
export function dividesAll(factor: number, wanted: number, largest: number): boolean {
  if (Number.isInteger(factor) && Number.isInteger(wanted)) return factor % wanted === 0 && factor <= EXACT_NUMBERS;
  const turns = factor / wanted;
  // The same division but for the exponent gives the same answer.
  if (turns >= 1 && Number.isInteger(Math.log2(turns))) return true;
  const bits = fractionBits(factor);
  const exactUpTo = 2 ** (DIGITS - bits);
  // Past where multiples are exact, quotients must be so large that all doubles are whole.
  if (largest > exactUpTo && wanted > 2 ** (1 - bits)) return false;
  if (Math.min(largest, EXACT_NUMBERS) / wanted >= WRITTEN_PLAIN) return false;
  const [of, written, double] = [exactly(factor), asWritten(wanted), exactly(wanted)];
  const whole = (of.over * written.under) % (of.under * written.over) === 0n;
  const off = double.over * written.under - written.over * double.under;
  return whole && (off < 0n ? -off : off) * 2n ** 54n <= written.over * double.under;
}

/** How many binary digits a number has behind the point. */
function fractionBits(value: number): number {
  let bits = 0;
  for (let rest = value; !Number.isInteger(rest); rest *= 2) bits += 1;
  return bits;
}

/** The very number that a double is. */
function exactly(value: number): Fraction {
  const bits = fractionBits(value);
  return { over: BigInt(value * 2 ** bits), under: 2n ** BigInt(bits) };
}

/** The number that the shortest decimal of a double says: 1/10 for 0.1. */
function asWritten(value: number): Fraction {
  const [digits = "0", exponent = "0"] = String(value).split("e");
  const [before = "0", behind = ""] = digits.split(".");
  const power = Number(exponent) - behind.length;
  const over = BigInt(`${before}${behind}`);
  return power >= 0 ? { over: over * 10n ** BigInt(power), under: 1n } : { over, under: 10n ** BigInt(-power) };
}
