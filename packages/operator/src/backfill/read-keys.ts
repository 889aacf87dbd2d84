import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { StreambridgeError } from "@streambridge/errors";
import { isTooDeep } from "@streambridge/events";

/** A row's attributes: its keys at least, and what else is known of it. */
export type PlainRow = Readonly<Record<string, unknown>>;

/** Rows that a file names. */
export interface NamedRows {
  readonly rows: readonly PlainRow[];
  /** Tells this list from another, for a backfill that goes on later. */
  readonly digest: string;
}

/**
 * Reads a file that names rows: on each line a JSON object with the row's key attributes, as text or numbers. What else the
 * line says of a row is used when the row is gone.
 *
 * @throws StreambridgeError `USAGE` that names the line, or for a file that cannot be read or names nothing
 */
export function readKeys(path: string): NamedRows {
  const text = read(path);
  const rows = text.split("\n").flatMap((line, index) => (line.trim() === "" ? [] : [readLine(line, path, index + 1)]));
  if (rows.length === 0) throw refused(`${path} names no row`);
  return { rows, digest: createHash("sha256").update(text).digest("hex") };
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new StreambridgeError("USAGE", `${path} cannot be read`, { cause, mend: EXAMPLE });
  }
}

function readLine(line: string, path: string, number: number): PlainRow {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    throw refused(`line ${number} of ${path} is no JSON`);
  }
  if (isTooDeep(row)) throw refused(`line ${number} of ${path} is nested more deeply than any row`);
  const isRow = typeof row === "object" && row !== null && !Array.isArray(row) && Object.keys(row).length > 0;
  if (isRow) return row as PlainRow;
  throw refused(`line ${number} of ${path} is no object with the keys of a row`);
}

const EXAMPLE = 'Write one JSON object on a line, with the keys of a row: {"pk":"USER#1","sk":"PROFILE"}.';

function refused(sentence: string): StreambridgeError {
  return new StreambridgeError("USAGE", sentence, { mend: EXAMPLE });
}
