import { isObject, step, type Json, type JsonObject } from "../json.ts";
import type { Report } from "../problem.ts";
import type { FieldNote, FieldsRead } from "./reader.ts";

/** The file in a consumer's folder that says which fields its code was seen to read. */
export const READS_FILE = "reads.json";

const MEND = "Run `streambridge schema readers`, which writes the file.";

/**
 * The content of a file of reads: for each event type `reads`, field to the files that read it, and `mayRead`, field to
 * reason and files. `$comment` is for people. What has another shape is reported and left out.
 */
export function parseReads(file: string, content: JsonObject, report: Report): Readonly<Record<string, FieldsRead>> {
  const types = Object.entries(content).filter(([key]) => key !== "$comment");
  return Object.fromEntries(
    types.map(([type, fields]) => [type, parseFields(file, step("", type), isObject(fields) ? fields : {}, report)]),
  );
}

function parseFields(file: string, at: string, fields: JsonObject, report: Report): FieldsRead {
  const notes = (key: string): Readonly<Record<string, FieldNote>> => {
    const value = fields[key];
    if (isObject(value)) return parseNotes(file, `${at}/${key}`, value, report);
    problem(report, file, `${at}/${key}`, "an object of fields", value);
    return {};
  };
  return { reads: notes("reads"), mayRead: notes("mayRead") };
}

function parseNotes(file: string, at: string, notes: JsonObject, report: Report): Readonly<Record<string, FieldNote>> {
  return Object.fromEntries(
    Object.entries(notes).map(([field, note]) => {
      const { files, because } = isObject(note) ? note : { files: note, because: undefined };
      if (!Array.isArray(files)) problem(report, file, step(at, field), "a list of files", note);
      return [
        field,
        { files: Array.isArray(files) ? files.map(String) : [], ...(typeof because === "string" && { because }) },
      ];
    }),
  );
}

function problem(report: Report, file: string, pointer: string, wanted: string, came: Json | undefined): void {
  report({
    rule: "reads",
    file,
    pointer,
    wanted,
    came: came === undefined ? "nothing" : JSON.stringify(came),
    mend: MEND,
  });
}

/** The text of a file of reads: sorted, so that the same reads always make the same bytes, and in the formatter's shape. */
export function printReads(name: string, fields: Readonly<Record<string, FieldsRead>>): string {
  const content = {
    $comment: `The fields that the code of ${name} was seen to read. Written by \`streambridge schema readers\`; do not edit.`,
    ...sorted(fields, ({ reads, mayRead }) => ({
      reads: sorted(reads, ({ files }) => files),
      mayRead: sorted(mayRead, (note) => note),
    })),
  };
  return `${inLines(JSON.stringify(content, undefined, 2))}\n`;
}

function sorted<From, To>(record: Readonly<Record<string, From>>, change: (value: From) => To): Record<string, To> {
  const entries = Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, value]) => [key, change(value)]));
}

/** Lists of files and empty objects on one line, as the formatter has them. */
function inLines(json: string): string {
  return json.replaceAll(/\[\s+([^[\]]*?)\s+\]/g, (_, items: string) => `[${items.replaceAll(/\s*\n\s*/g, " ")}]`);
}
