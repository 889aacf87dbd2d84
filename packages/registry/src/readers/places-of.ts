import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { nameOf } from "./field-path.ts";
import type { FieldPath, Reader } from "./reader.ts";

/** A place in a file; line and column begin at 1. */
export interface CodePlace {
  /** From the workspace's root. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Where a reader's code names a field: the first line of each file that has the name as a word. Looked up in the code as
 * it is now, since lines move with every edit; so that the file of reads need not say them.
 *
 * @param files from the folder that the reader's `src/` lies in; one that is gone is left out.
 */
export function placesOf(
  root: string,
  reader: Reader,
  path: FieldPath,
  files: readonly string[],
): readonly CodePlace[] {
  const name = nameOf(path);
  if (reader.kind === "external" || name === "") return [];
  const folder = dirname(dirname(reader.file));
  return files.flatMap((file) => {
    const whole = join(root, folder, file);
    const place = existsSync(whole) ? firstPlace(readFileSync(whole, "utf8"), name) : undefined;
    return place === undefined ? [] : [{ file: `${folder}/${file}`, ...place }];
  });
}

function firstPlace(text: string, name: string): { line: number; column: number } | undefined {
  const word = new RegExp(`(?<![\\w$])${name.replaceAll(/\W/g, "\\$&")}(?![\\w$])`);
  for (const [index, line] of text.split("\n").entries()) {
    if (/^\s*(\/\/|\/?\*)/.test(line)) continue;
    const at = word.exec(line);
    if (at !== null) return { line: index + 1, column: at.index + 1 };
  }
  return undefined;
}
