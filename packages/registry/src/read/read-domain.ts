import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { isObject, type JsonObject } from "../json.ts";
import type { Report } from "../problem.ts";
import type { Domain, EventSchema, SchemaFile } from "../registry.ts";
import { READABLE, readJson } from "./read-json.ts";

const MAJOR_FILE = /^v([1-9]\d*)\.json$/;

/** Reads `schemas/<name>/`: its `domain.json`, its `defs.json` where there is one, and each `<Event>/v<major>.json`. */
export function readDomain(root: string, name: string, report: Report): Domain {
  const folder = `schemas/${name}`;
  const about = readJson(root, `${folder}/domain.json`, report) ?? {};
  const text = (field: string) => readText(`${folder}/domain.json`, about, field, report);
  const defs = readDefs(root, `${folder}/defs.json`, report);
  return {
    name,
    source: text("source"),
    owner: text("owner"),
    contact: text("contact"),
    description: text("description"),
    ...(defs !== undefined && { defs }),
    events: foldersIn(join(root, folder)).flatMap((event) => readEvent(root, name, event, report)),
  };
}

/** Names of the folders in a folder, sorted, so that nothing that is made from them depends on the disk. */
export function foldersIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

function readEvent(root: string, domain: string, name: string, report: Report): readonly EventSchema[] {
  const folder = `schemas/${domain}/${name}`;
  const events: EventSchema[] = [];
  for (const entry of readdirSync(join(root, folder)).sort()) {
    const file = `${folder}/${entry}`;
    const major = Number(MAJOR_FILE.exec(entry)?.[1]);
    if (Number.isNaN(major)) {
      report({
        rule: READABLE,
        file,
        pointer: "",
        wanted: "a file named v<major>.json",
        came: entry,
        mend: `Rename or move ${file}.`,
      });
      continue;
    }
    const schema = readJson(root, file, report);
    if (schema !== undefined) events.push({ file, schema, domain, name, major, type: `${name}.v${major}` });
  }
  return events.sort((one, other) => one.major - other.major);
}

function readDefs(root: string, file: string, report: Report): SchemaFile | undefined {
  if (!existsSync(join(root, file))) return undefined;
  const schema = readJson(root, file, report);
  if (schema === undefined) return undefined;
  if (!isObject(schema["$defs"])) {
    report({
      rule: READABLE,
      file,
      pointer: "/$defs",
      wanted: "an object of shared shapes",
      came: "none",
      mend: `Add $defs to ${file}.`,
    });
  }
  return { file, schema };
}

function readText(file: string, about: JsonObject, field: string, report: Report): string {
  const value = about[field];
  if (typeof value === "string" && value !== "") return value;
  const came = value === undefined ? "nothing" : JSON.stringify(value);
  report({
    rule: READABLE,
    file,
    pointer: `/${field}`,
    wanted: "a text that is not empty",
    came,
    mend: `Fill in ${field} in ${file}.`,
  });
  return "";
}
