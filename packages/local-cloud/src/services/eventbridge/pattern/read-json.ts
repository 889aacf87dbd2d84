import { JsonNumber, JsonObject, type Json } from "./json.ts";
import { refuse } from "./refusal.ts";

/**
 * Reads JSON as event-ruler's reader (Jackson) does: numbers keep their text, objects every entry, and what is not JSON
 * is refused in Jackson's words. `JSON.parse` would round numbers and drop all but the last of repeated keys.
 *
 * @throws PatternRefusal where the text is not JSON.
 */
export function readJson(text: string): Json {
  const reader = new Reader(text);
  const value = reader.value();
  reader.end();
  return value;
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /[\w$]+/y;
// oxlint-disable-next-line no-control-regex -- the very characters that JSON forbids in a string unescaped
const CONTROL = /[\u0000-\u001f]/;
const ANY_VALUE = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";

class Reader {
  readonly #text: string;
  /** Compact JSON has no line ends and no tabs, so its strings need not be searched for control characters. */
  readonly #hasControl: boolean;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    this.#hasControl = CONTROL.test(text);
  }

  value(): Json {
    switch (this.#peek()) {
      case "{":
        return this.#object();
      case "[":
        return this.#array();
      case '"':
        return this.#string();
      default:
        return this.#numberOrWord();
    }
  }

  end(): void {
    if (this.#peek() !== "") refuse(this.#unexpected(`expected a valid value ${ANY_VALUE}`));
  }

  #object(): JsonObject {
    const entries: [string, Json][] = [];
    this.#at++;
    if (this.#skip("}")) return new JsonObject(entries);
    do {
      if (this.#peek() !== '"') refuse(this.#unexpected("was expecting double-quote to start field name"));
      const key = this.#string();
      if (!this.#skip(":")) refuse(this.#unexpected("was expecting a colon to separate field name and value"));
      entries.push([key, this.value()]);
    } while (this.#skip(","));
    if (!this.#skip("}")) refuse(this.#unexpected("was expecting comma to separate Object entries"));
    return new JsonObject(entries);
  }

  #array(): readonly Json[] {
    const elements: Json[] = [];
    this.#at++;
    if (this.#skip("]")) return elements;
    do elements.push(this.value());
    while (this.#skip(","));
    if (!this.#skip("]")) refuse(this.#unexpected("was expecting comma to separate Array entries"));
    return elements;
  }

  #string(): string {
    const start = this.#at + 1;
    let end = this.#text.indexOf('"', start);
    while (end > 0 && this.#isEscaped(end, start)) end = this.#text.indexOf('"', end + 1);
    if (end < 0) refuse("Unexpected end-of-input: was expecting closing quote for a string value");
    this.#at = end + 1;
    const source = this.#text.slice(start, end);
    const isPlain = !source.includes("\\") && !(this.#hasControl && CONTROL.test(source));
    return isPlain ? source : unescape(source);
  }

  /** Whether the quote at `quote` belongs to a string that began at `start`: an odd number of backslashes leads it. */
  #isEscaped(quote: number, start: number): boolean {
    let first = quote;
    while (first > start && this.#text[first - 1] === "\\") first--;
    return (quote - first) % 2 === 1;
  }

  #numberOrWord(): Json {
    const number = this.#take(NUMBER);
    if (number !== undefined) return new JsonNumber(number);
    const word = this.#take(WORD);
    if (word === "true") return true;
    if (word === "false") return false;
    if (word === "null") return null;
    if (word !== undefined) refuse(`Unrecognized token '${word}': was expecting ${ANY_VALUE}`);
    return refuse(this.#unexpected(`expected a valid value ${ANY_VALUE}`));
  }

  /** The next character that is no white space, not consumed; empty at the end. */
  #peek(): string {
    let character = this.#text.charAt(this.#at);
    while (character === " " || character === "\n" || character === "\r" || character === "\t") {
      character = this.#text.charAt(++this.#at);
    }
    return character;
  }

  #skip(character: string): boolean {
    if (this.#peek() !== character) return false;
    this.#at++;
    return true;
  }

  #take(token: RegExp): string | undefined {
    token.lastIndex = this.#at;
    const taken = token.exec(this.#text)?.[0];
    if (taken !== undefined) this.#at += taken.length;
    return taken;
  }

  #unexpected(wanted: string): string {
    const character = this.#peek();
    if (character === "") return `Unexpected end-of-input: ${wanted}`;
    return `Unexpected character ('${character}' (code ${character.codePointAt(0)})): ${wanted}`;
  }
}

/** The text that a JSON string with escapes stands for. */
function unescape(source: string): string {
  try {
    return JSON.parse(`"${source}"`) as string;
  } catch {
    return refuse("Unrecognized character escape, or an unescaped control character, in a string value");
  }
}
