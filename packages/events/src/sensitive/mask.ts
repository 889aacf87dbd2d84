import { KnownValues } from "./known-values.ts";
import { maskByName } from "./mask-by-name.ts";
import { maskText, maskTexts } from "./mask-texts.ts";

/** Hides personal values from people who have no need to see them. */
export interface Mask {
  /** A copy of a JSON value without personal values; those that it had are known from now on. */
  readonly json: (value: unknown) => unknown;
  /** A text without the personal values that are known, or that show by their form. */
  readonly text: (text: string) => string;
  /** Keeps the personal values of a JSON value in mind, without masking it. */
  readonly learn: (value: unknown) => void;
}

/** Hides nothing: what `--reveal` asks for. */
export const revealed: Mask = { json: (value) => value, text: (text) => text, learn: () => {} };

/**
 * A mask that remembers, for a screen, a report or a log: a value that it met under a sensitive name is hidden in all that
 * follows, be it in a key, an address or the sentence of an error. It keeps the latest values only (see `limits.ts`).
 */
export function createMask(): Mask {
  const known = new KnownValues();
  return {
    json: (value) => maskTexts(maskByName(value, known), known),
    text: (text) => maskText(String(maskByName(text, known)), known),
    learn: (value) => void maskByName(value, known),
  };
}

/**
 * A copy of any JSON value with every personal value replaced by `***`: of an event, of a stream record with its images as
 * DynamoDB writes them, of a queue's message with JSON in its body, of a parked item with its error.
 *
 * A value is known as personal by the name of its property, which some schema marks `x-sensitive`. What was found so is
 * then replaced wherever else it appears, in names and in texts, and so is whatever has the form of an e-mail address. A
 * text that is no valid JSON and quotes some is cut where the first sensitive name appears.
 */
export function mask(value: unknown): unknown {
  return createMask().json(value);
}
