import { isObject, step, type Json, type JsonObject } from "../json.ts";
import type { Report } from "../problem.ts";
import { locate } from "../read/locate.ts";
import type { JsonFile } from "../read/read-json.ts";
import type { FieldNote, FieldsRead } from "./reader.ts";

/** The file in a consumer's folder that says which fields its code was seen to read. */
export const READS_FILE = "reads.json";

/**
 * The content of a file of reads: for each event type `reads`, field to the files that read it, and `mayRead`, field to
 * reason and files. `$comment` is for people. What has another shape is reported and left out.
 */
export function parseReads(
  file: string,
  { value, text }: JsonFile,
  report: Report,
): Readonly<Record<string, FieldsRead>> {
  const wanted: Want = (pointer, wants, came) =>
    report({
      ...locate(text, pointer),
      rule: "reads",
      file,
      pointer,
      wanted: wants,
      came: came === undefined ? "nothing" : JSON.stringify(came),
      mend: "Run `streambridge schema readers`, which writes the file.",
    });
  const types = Object.entries(value).filter(([key]) => key !== "$comment");
  return Object.fromEntries(types.map(([type, fields]) => [type, parseFields(step("", type), fields, wanted)]));
}

type Want = (pointer: string, wanted: string, came: Json | undefined) => void;

function parseFields(at: string, fields: Json, wanted: Want): FieldsRead {
  const { reads, mayRead } = isObject(fields) ? fields : {};
  return {
    reads: parseNotes(`${at}/reads`, reads, wanted, (files) => ({ files })),
    mayRead: parseNotes(`${at}/mayRead`, mayRead, wanted, (note) => note),
  };
}

function parseNotes(
  at: string,
  notes: Json | undefined,
  wanted: Want,
  noteOf: (value: Json) => Json,
): Readonly<Record<string, FieldNote>> {
  if (!isObject(notes)) {
    wanted(at, "an object of fields", notes);
    return {};
  }
  return Object.fromEntries(
    Object.entries(notes).map(([field, value]) => {
      const note = noteOf(value);
      if (isNote(note)) return [field, note];
      wanted(step(at, field), "a list of files", value);
      return [field, { files: [] }];
    }),
  );
}

function isNote(value: Json): value is JsonObject & FieldNote {
  return isObject(value) && Array.isArray(value["files"]) && value["files"].every((file) => typeof file === "string");
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
