import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Writes a document as JSON that people can read; `-` is the standard output. Folders that are missing are made. */
export function writeJson(out: string, document: object): void {
  const text = `${JSON.stringify(document, undefined, 2)}\n`;
  if (out === "-") {
    process.stdout.write(text);
    return;
  }
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, text);
}
