import { readReaders, readRegistry, type FieldsRead, type Reader, type Readers } from "@streambridge/registry";
import { lookAtReads, refuseStaleReads, writeReads, type ReadsFile } from "@streambridge/registry/readers";
import { paintFor, type Out, type Paint } from "../local/screen/paint.ts";

/** What `schema readers` is asked. */
export interface ReadersRequest {
  /** The folder of `schemas/` and `packages/`. */
  readonly root: string;
  /** Whether to look only. */
  readonly check: boolean;
  /** Whether machines read the answer: `{schemaVersion, readers}`. */
  readonly json: boolean;
  readonly out: Out;
  /** Where it is told what was written, and which handlers could not be run. */
  readonly err: { write(text: string): unknown };
}

/** The shape of `--json`; a change that breaks its readers gets another number. */
const SCHEMA_VERSION = 1;

/**
 * Finds out what every consumer reads, brings the committed files in line, and shows every reader: consumers of this
 * workspace, and those outside that registered.
 *
 * @throws StreambridgeError `GENERATED_STALE` when asked to look only and a file is not what the code says.
 */
export async function refreshReaders({ root, check, json, out, err }: ReadersRequest): Promise<void> {
  const files = await lookAtReads(root, readRegistry(root));
  for (const { name, failure } of files) {
    if (failure !== undefined) err.write(`${name}: its handlers could not be run: ${failure}\n`);
  }
  if (check) refuseStaleReads(files);
  else tellWritten(root, files, err);
  const readers = await readReaders(root);
  out.write(json ? jsonOf(readers) : show(readers, paintFor(out)));
}

function tellWritten(root: string, files: readonly ReadsFile[], err: ReadersRequest["err"]): void {
  writeReads(root, files);
  for (const { file, state } of files) if (state !== "fresh") err.write(`wrote ${file}\n`);
}

function jsonOf({ readers }: Readers): string {
  return `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, readers }, undefined, 2)}\n`;
}

function show({ readers }: Readers, paint: Paint): string {
  return readers.map((reader) => showReader(reader, paint)).join("\n");
}

function showReader({ name, kind, owner, contact, events, fields }: Reader, paint: Paint): string {
  const about = [owner, contact, kind === "external" ? "outside this repository" : undefined];
  const lines = [`${paint.strong(name)}  ${paint.quiet(about.filter((part) => part !== undefined).join(", "))}`];
  for (const type of events) lines.push(`  ${type}`, ...showFields(fields[type]));
  return `${lines.join("\n")}\n`;
}

function showFields(fields: FieldsRead | undefined): readonly string[] {
  if (fields === undefined) return ["    may read  anything: nobody looked"];
  const read = Object.keys(fields.reads);
  // Who reads a part of a field reads the field; the part says more.
  const reads = read.filter(
    (path) => !read.some((other) => other.startsWith(`${path}.`) || other.startsWith(`${path}[`)),
  );
  const mayRead = Object.entries(fields.mayRead);
  if (reads.length + mayRead.length === 0) return ["    no field was seen to be read"];
  return [
    ...(reads.length === 0 ? [] : [`    reads     ${reads.join(", ")}`]),
    ...mayRead.map(([path, { because = "" }]) => `    may read  ${path}: ${because}`),
  ];
}
