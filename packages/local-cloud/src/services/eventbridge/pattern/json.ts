/**
 * A number of a pattern or an event, with the text it was written as. Two numbers are equal when their values are, so
 * 300, 300.0 and 3e2 are one; a number that no double holds exactly has no value and equals its own text only.
 */
export class JsonNumber {
  readonly text: string;
  #value: number | undefined | "not yet" = "not yet";

  constructor(text: string) {
    this.text = text;
  }

  /** The double that stands for exactly this number, if there is one. Computed when first asked: most never are. */
  get value(): number | undefined {
    if (this.#value === "not yet") this.#value = exactDouble(this.text);
    return this.#value;
  }
}

/** An object as written: every entry in its order, a repeated key included. */
export class JsonObject {
  readonly entries: readonly (readonly [key: string, value: Json])[];

  constructor(entries: readonly (readonly [key: string, value: Json])[]) {
    this.entries = entries;
  }
}

/** A JSON value that has lost nothing of its text that patterns look at. */
export type Json = Scalar | JsonObject | readonly Json[];

/** What stands at the end of a path. */
export type Scalar = string | boolean | null | JsonNumber;

/** Tells an array from the other JSON values (`Array.isArray` alone does not narrow a readonly array). */
export function isArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/** The double of `text` if printing it gives the same decimal number back, else undefined (infinite, or rounded). */
function exactDouble(text: string): number | undefined {
  const value = Number(text);
  if (!Number.isFinite(value)) return undefined;
  if (value === 0) return canonical(text) === "0" ? 0 : undefined;
  return canonical(text) === canonical(String(value)) ? value : undefined;
}

/** One spelling for each decimal number: sign, digits without zeros at either end, exponent. */
function canonical(text: string): string {
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = DECIMAL.exec(text) ?? [];
  const digits = (whole + fraction).replace(/^0+/, "");
  const significant = digits.replace(/0+$/, "");
  if (significant === "") return "0";
  const shift = Number(exponent) - fraction.length + (digits.length - significant.length);
  return `${sign}${significant}e${shift}`;
}
