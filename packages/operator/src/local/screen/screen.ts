import { isPlain } from "../../env.ts";
import { paintFor, type Out, type Paint } from "./paint.ts";

/** Columns that a line may have where the terminal does not say. */
const COLUMNS = 100;

/**
 * Everything that a person sees: lines, one under the other, each with the seconds since the command was called. On a
 * terminal the last line may be one that says what is going on; it is drawn over.
 */
export class Screen {
  readonly paint: Paint;
  readonly #out: Out;
  readonly #startedAt: number;
  readonly #animated: boolean;
  #status = "";

  constructor(out: Out, startedAt: number = Date.now()) {
    this.#out = out;
    this.#startedAt = startedAt;
    this.#animated = out.isTTY === true && !isPlain();
    this.paint = paintFor(out);
  }

  /** Columns of a line. */
  get columns(): number {
    return this.#out.columns ?? COLUMNS;
  }

  /** A line as it is. */
  line(text = ""): void {
    this.#out.write(`${this.#erase()}${text}\n${this.#status}`);
  }

  /** A line that happens now, with the time before it; cut where the terminal ends. */
  now(text: string, dress: (text: string) => string = (plain) => plain): void {
    const seconds = ((Date.now() - this.#startedAt) / 1000).toFixed(1).padStart(5);
    this.line(`${this.paint.quiet(`${seconds} s`)}  ${dress(cut(text, this.columns - seconds.length - 4))}`);
  }

  /** What is going on, under the last line; empty when nothing is. Only terminals show it. */
  status(text: string): void {
    if (!this.#animated) return;
    const erase = this.#erase();
    this.#status = text === "" ? "" : this.paint.quiet(cut(`  ... ${text}`, this.columns - 1));
    this.#out.write(`${erase}${this.#status}`);
  }

  #erase(): string {
    return this.#status === "" ? "" : "\r\u{1B}[K";
  }
}

/** Text of at most so many characters; what is left out at the end shows as a dot triple. */
function cut(text: string, characters: number): string {
  const all = Array.from(text);
  return all.length <= characters ? text : `${all.slice(0, Math.max(characters - 1, 0)).join("")}…`;
}
