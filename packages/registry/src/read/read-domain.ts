import { isObject } from "../json.ts";
import type { Report } from "../problem.ts";
import type { Domain, EventSchema, SchemaFile } from "../registry.ts";
import type { Files } from "./files.ts";
import { locate } from "./locate.ts";
import { READABLE, readJson, type JsonFile } from "./read-json.ts";
import { readSchema } from "./read-schema.ts";

const MAJOR_FILE = /^v([1-9]\d*)\.json$/;

/** Reads `schemas/<name>/`: its `domain.json`, its `defs.json` where there is one, and each `<Event>/v<major>.json`. */
export function readDomain(files: Files, name: string, report: Report): Domain {
  const folder = `schemas/${name}`;
  const about = readJson(files, `${folder}/domain.json`, report);
  const text = (field: string) => readText(`${folder}/domain.json`, about, field, report);
  const defs = readDefs(files, `${folder}/defs.json`, report);
  return {
    name,
    source: text("source"),
    owner: text("owner"),
    contact: text("contact"),
    description: text("description"),
    ...(about !== undefined && { text: about.text }),
    ...(defs !== undefined && { defs }),
    events: foldersIn(files, folder).flatMap((event) => readEvent(files, name, event, report)),
  };
}

/** Names of the folders in a folder, sorted. */
export function foldersIn(files: Files, folder: string): readonly string[] {
  return files
    .entries(folder)
    .filter(({ isFolder }) => isFolder)
    .map(({ name }) => name);
}

function readEvent(files: Files, domain: string, name: string, report: Report): readonly EventSchema[] {
  const folder = `schemas/${domain}/${name}`;
  const events: EventSchema[] = [];
  for (const entry of files.entries(folder)) {
    const file = `${folder}/${entry.name}`;
    const major = Number(MAJOR_FILE.exec(entry.name)?.[1]);
    if (Number.isNaN(major)) {
      report({
        rule: READABLE,
        file,
        pointer: "",
        wanted: "a file named v<major>.json",
        came: entry.name,
        mend: `Rename or move ${file}.`,
      });
      continue;
    }
    const read = readSchema(files, file, report);
    if (read === undefined) continue;
    events.push({ file, schema: read.value, text: read.text, domain, name, major, type: `${name}.v${major}` });
  }
  return events.sort((one, other) => one.major - other.major);
}

function readDefs(files: Files, file: string, report: Report): SchemaFile | undefined {
  if (files.text(file) === undefined) return undefined;
  const read = readSchema(files, file, report);
  if (read === undefined) return undefined;
  if (!isObject(read.value["$defs"])) {
    report({
      ...locate(read.text, "/$defs"),
      rule: READABLE,
      file,
      pointer: "/$defs",
      wanted: "an object of shared shapes",
      came: "none",
      mend: `Add $defs to ${file}.`,
    });
  }
  return { file, schema: read.value, text: read.text };
}

function readText(file: string, about: JsonFile | undefined, field: string, report: Report): string {
  // That the file itself cannot be read has been said already.
  if (about === undefined) return "";
  const value = about.value[field];
  if (typeof value === "string" && value !== "") return value;
  const came = value === undefined ? "nothing" : JSON.stringify(value);
  report({
    ...locate(about.text, `/${field}`),
    rule: READABLE,
    file,
    pointer: `/${field}`,
    wanted: "a text that is not empty",
    came,
    mend: `Fill in ${field} in ${file}.`,
  });
  return "";
}
