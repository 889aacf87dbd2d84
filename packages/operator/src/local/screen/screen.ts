import { createMask, type Mask } from "@streambridge/events";
import { isPlain } from "../../env.ts";
import { paintFor, type Out, type Paint } from "./paint.ts";
import { visible } from "./visible.ts";
import { wrap } from "./wrap.ts";

/** Columns that a line may have where the terminal does not say. */
const COLUMNS = 100;

/** Narrower terminals break the lines themselves. */
const FEWEST_COLUMNS = 40;

/** Columns of the time before a line, such as ` 12.3 s  `. */
const TIME_COLUMNS = 9;

/**
 * Everything that a person sees: lines, one under the other, each with the seconds since the command was called. On a
 * terminal the last line may be one that says what is going on; it is drawn over. What is personal is masked in all of
 * them, but for what is said to be words of ours.
 */
export class Screen {
  readonly paint: Paint;
  readonly mask: Mask;
  readonly #out: Out;
  readonly #startedAt: number;
  readonly #animated: boolean;
  #status = "";

  constructor(out: Out, mask: Mask = createMask(), startedAt: number = Date.now()) {
    this.mask = mask;
    this.#out = out;
    this.#startedAt = startedAt;
    this.#animated = out.isTTY === true && !isPlain();
    this.paint = paintFor(out);
  }

  /** A line that is not broken, however long it is. */
  line(text = ""): void {
    this.#write(this.mask.text(text));
  }

  /** A line of our own words, to be pasted as it is. */
  verbatim(text: string): void {
    this.#write(text);
  }

  /** What begins now, in our own words. */
  heading(text: string): void {
    this.#at(text, this.paint.strong, Date.now());
  }

  /** A line that may be longer than the terminal is wide. */
  paragraph(text: string): void {
    for (const line of wrap(this.mask.text(text), this.#columns)) this.#write(line);
  }

  /** A line that happened at some time, now unless told otherwise; what does not fit goes below, set in as far. */
  at(text: string, dress: (text: string) => string = (plain) => plain, at: number = Date.now()): void {
    this.#at(this.mask.text(text), dress, at);
  }

  #at(text: string, dress: (text: string) => string, at: number): void {
    const seconds = `${((at - this.#startedAt) / 1000).toFixed(1)} s`.padStart(TIME_COLUMNS - 2);
    const [first = "", ...more] = wrap(text, this.#columns - TIME_COLUMNS);
    this.#write(`${this.paint.quiet(seconds)}  ${dress(first)}`);
    for (const line of more) this.#write(`${"".padEnd(TIME_COLUMNS)}${dress(line)}`);
  }

  /** What is going on, under the last line; empty when nothing is. Only terminals show it. */
  status(text: string): void {
    if (!this.#animated) return;
    const erase = this.#erase();
    this.#status = text === "" ? "" : this.paint.quiet(visible(`  ... ${text}`).slice(0, this.#columns - 1));
    this.#out.write(`${erase}${this.#status}`);
  }

  get #columns(): number {
    // A terminal that does not know its size says 0.
    return Math.max(this.#out.columns || COLUMNS, FEWEST_COLUMNS);
  }

  #write(line: string): void {
    this.#out.write(`${this.#erase()}${visible(line)}\n${this.#status}`);
  }

  #erase(): string {
    return this.#status === "" ? "" : "\r\u{1B}[K";
  }
}
