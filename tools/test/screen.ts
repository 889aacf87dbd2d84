import type { Writable } from "node:stream";

const NAME_WIDTH = 36;

/** One line per step, with its time; what a failing step wrote stands below its line. Plain text, no colours. */
export class Screen {
  readonly #out: Writable;

  constructor(out: Writable) {
    this.#out = out;
  }

  line(text: string): void {
    this.#out.write(`${text}\n`);
  }

  /** A step that has ended. `output` is shown only when it failed. */
  step(name: string, passed: boolean, milliseconds: number, output = ""): void {
    const seconds = `${(milliseconds / 1000).toFixed(1)} s`;
    this.line(`${passed ? "ok  " : "FAIL"} ${name.padEnd(NAME_WIDTH)} ${seconds.padStart(7)}`);
    if (!passed && output.trim() !== "") this.line(indent(output.trimEnd()));
  }
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, "     ");
}
