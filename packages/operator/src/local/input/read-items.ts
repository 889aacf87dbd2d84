import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { StreambridgeError } from "@streambridge/errors";
import { marshalItem, type AttributeMap } from "./marshal.ts";

/** One line of an input: an item to write, or why it is none. Lines count from 1; blank ones are passed over. */
export type Line =
  | { readonly ok: true; readonly number: number; readonly item: AttributeMap }
  | { readonly ok: false; readonly number: number; readonly reason: string };

/**
 * Reads items, one JSON object a line, from a file or, for `-`, from the standard input.
 * @param keyNames the table's key attributes, which every item must have as text
 * @throws StreambridgeError `USAGE` when the file cannot be read
 */
export async function* readItems(
  file: string,
  keyNames: readonly string[],
  stdin: Readable = process.stdin,
): AsyncGenerator<Line, void> {
  const input = file === "-" ? stdin : await openFile(file);
  let number = 0;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    const line = number === 1 ? text.replace(/^\u{FEFF}/u, "") : text;
    if (line.trim() !== "") yield readLine(line, number, keyNames);
  }
}

function readLine(text: string, number: number, keyNames: readonly string[]): Line {
  const marshalled = marshalItem(text);
  if (!marshalled.ok) return { ok: false, number, reason: marshalled.reason };
  const { item } = marshalled;
  const missing = keyNames.filter((name) => !item[name]?.S);
  if (missing.length === 0) return { ok: true, number, item };
  return {
    ok: false,
    number,
    reason: `the item has no ${missing.join(" and no ")}: the table's key is ${keyNames.join(" and ")}, as text`,
  };
}

function openFile(file: string): Promise<Readable> {
  return new Promise((resolve, reject) => {
    const stream = createReadStream(file, "utf8");
    stream.once("open", () => resolve(stream));
    stream.once("error", (cause) =>
      reject(
        new StreambridgeError("USAGE", `${file} cannot be read`, {
          cause,
          mend: "Name a file with one JSON object a line, or - for the standard input.",
        }),
      ),
    );
  });
}
