import { MAX_NUMBER_EXPONENT, MIN_NUMBER_EXPONENT } from "../limits.ts";

const SHORT_INTEGER = /^(?:0|-?[1-9]\d{0,14})$/;
const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;

/**
 * Reads the text of a DynamoDB number (attribute type `N`), exactly.
 *
 * The result is a JavaScript number when nothing is lost by it, that is when the number, written out again, has the same
 * decimal value; integers must also be safe ones (up to 2^53 - 1), because a reader cannot tell larger ones from their
 * neighbours and EventBridge refuses integers that do not fit 64 bits. Otherwise the result is the decimal as text in its
 * one plain form: no exponent, no plus sign, no leading zeros, no trailing zeros after the point, no minus zero.
 *
 * @returns `undefined` when the text is no number, or lies outside of what DynamoDB stores.
 */
export function decodeNumber(text: string): number | string | undefined {
  if (SHORT_INTEGER.test(text)) return Number(text);
  const plain = plainDecimal(text);
  if (plain === undefined) return undefined;
  const value = Number(plain);
  if (!plain.includes(".")) return Number.isSafeInteger(value) ? value : plain;
  return plainDecimal(String(value)) === plain ? value : plain;
}

/** The one plain form of a decimal's text; `undefined` when it is no number that DynamoDB stores. */
export function plainDecimal(text: string): string | undefined {
  const match = NUMBER.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = "", fraction = "", exponent = "0"] = match;
  if (whole === "" && fraction === "") return undefined;
  const digits = (whole + fraction).replace(/^0+/, "");
  if (digits === "") return "0";
  const point = digits.length - fraction.length + Number(exponent);
  if (point - 1 > MAX_NUMBER_EXPONENT || point - 1 < MIN_NUMBER_EXPONENT) return undefined;
  return (sign === "-" ? "-" : "") + withPoint(digits, point);
}

/** Orders decoded numbers by value, exactly, also where they are text. */
export function compareNumbers(left: number | string, right: number | string): number {
  if (typeof left === "number" && typeof right === "number") return left - right;
  const [first, second] = [partsOf(left), partsOf(right)];
  if (first.sign !== second.sign) return first.sign - second.sign;
  return first.sign * compareMagnitudes(first, second);
}

interface Parts {
  readonly sign: -1 | 0 | 1;
  readonly whole: string;
  readonly fraction: string;
}

function partsOf(value: number | string): Parts {
  const plain = plainDecimal(String(value)) ?? "0";
  if (plain === "0") return { sign: 0, whole: "", fraction: "" };
  const negative = plain.startsWith("-");
  const [whole = "", fraction = ""] = (negative ? plain.slice(1) : plain).split(".");
  return { sign: negative ? -1 : 1, whole, fraction };
}

function compareMagnitudes(left: Parts, right: Parts): number {
  if (left.whole.length !== right.whole.length) return left.whole.length - right.whole.length;
  return compareText(left.whole, right.whole) || compareText(left.fraction, right.fraction);
}

function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Writes `0.digits * 10^point` without exponent. */
function withPoint(digits: string, point: number): string {
  if (point >= digits.length) return digits + "0".repeat(point - digits.length);
  const fraction = (point < 0 ? "0".repeat(-point) + digits : digits.slice(point)).replace(/0+$/, "");
  const whole = point <= 0 ? "0" : digits.slice(0, point);
  return fraction === "" ? whole : `${whole}.${fraction}`;
}
