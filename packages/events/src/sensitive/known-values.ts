import { LEAST_VALUE_CHARACTERS, LONG_VALUE_CHARACTERS, REMEMBERED_CHARACTERS, REMEMBERED_VALUES } from "../limits.ts";
import { findLongValue } from "./find-long-value.ts";
import { findWord } from "./find-word.ts";
import { MASKED } from "./masked.ts";

/** Takes one value out of a text. */
export type Replace = (text: string) => string;

/** The personal values that were met last, and how each is taken out of a text. */
export class KnownValues {
  readonly #values = new Map<string, Replace>();
  #characters = 0;
  #longestFirst: readonly Replace[] | undefined;

  /** Remembers a value; too short a one is not worth it. */
  add(value: string): void {
    if (value.length < LEAST_VALUE_CHARACTERS || value === MASKED) return;
    const replace = this.#values.get(value) ?? this.#learn(value);
    // The latest stands last.
    this.#values.delete(value);
    this.#values.set(value, replace);
    for (const oldest of this.#values.keys()) {
      if (this.#values.size <= REMEMBERED_VALUES && this.#characters <= REMEMBERED_CHARACTERS) break;
      if (oldest === value) break;
      this.#forget(oldest);
    }
  }

  /** The text with each known value in it replaced; longer ones first, since one may be part of another. */
  mask(text: string): string {
    this.#longestFirst ??= [...this.#values]
      .toSorted(([one], [other]) => other.length - one.length)
      .map(([, replace]) => replace);
    let masked = text;
    for (const replace of this.#longestFirst) masked = replace(masked);
    return masked;
  }

  #learn(value: string): Replace {
    this.#characters += value.length;
    this.#longestFirst = undefined;
    return value.length < LONG_VALUE_CHARACTERS ? findWord(value) : findLongValue(value);
  }

  #forget(value: string): void {
    this.#characters -= value.length;
    this.#longestFirst = undefined;
    this.#values.delete(value);
  }
}
