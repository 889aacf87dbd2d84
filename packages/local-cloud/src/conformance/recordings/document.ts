import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The document that lists the recordings. */
export const DOCUMENT = join(import.meta.dirname, "../../../../../docs/local-cloud.md");

const BEGIN =
  "<!-- recorded answers: begin (written by packages/local-cloud/src/conformance/recordings/write-table.ts) -->";
const END = "<!-- recorded answers: end -->";

/** The document's text. */
export function readDocument(): string {
  return readFileSync(DOCUMENT, "utf8");
}

/** The document with another table in it. @throws Error where it has no place for one. */
export function withTable(document: string, table: string): string {
  const [begin, end] = placeOf(document);
  return `${document.slice(0, begin)}\n\n${table}\n\n${document.slice(end)}`;
}

/** The cells of the table in the document, row by row: how wide a formatter makes them does not matter. */
export function tableIn(document: string): readonly string[] {
  const [begin, end] = placeOf(document);
  return cellsOf(document.slice(begin, end));
}

/** The rows of a table, each without what a formatter may add. */
export function cellsOf(table: string): readonly string[] {
  return table
    .split("\n")
    .filter((line) => line.startsWith("|") && !/^[|\s:-]+$/.test(line))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim())
        .join("|"),
    );
}

function placeOf(document: string): readonly [begin: number, end: number] {
  const begin = document.indexOf(BEGIN);
  const end = document.indexOf(END);
  if (begin === -1 || end === -1) throw new Error("docs/local-cloud.md has no place for the table of recordings");
  return [begin + BEGIN.length, end];
}
