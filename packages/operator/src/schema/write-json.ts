import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { atPlace } from "@streambridge/registry";

/**
 * Writes a document as JSON that people can read; `-` is the standard output. Folders that are missing are made.
 *
 * @throws StreambridgeError `USAGE` when no file can be written there.
 */
export function writeJson(out: string, document: object): void {
  const text = `${JSON.stringify(document, undefined, 2)}\n`;
  if (out === "-") {
    process.stdout.write(text);
    return;
  }
  atPlace(out, () => {
    mkdirSync(dirname(out), { recursive: true });
    writeFileSync(out, text);
  });
}
