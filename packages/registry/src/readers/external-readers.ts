import { basename } from "node:path";
import { isObject, step, type Json } from "../json.ts";
import type { Report } from "../problem.ts";
import type { Files } from "../read/files.ts";
import { locate } from "../read/locate.ts";
import { readJson, type JsonFile } from "../read/read-json.ts";
import type { FieldNote, FieldsRead, Reader } from "./reader.ts";

/** Where readers outside this repository register, one file each; stacks/subscriptions.ts reads it as well. */
export const EXTERNAL_READERS = "consumers.external";

const KNOWN: ReadonlySet<string> = new Set([
  "$comment",
  "owner",
  "contact",
  "description",
  "events",
  "fields",
  "pattern",
]);
const EVENT_TYPE = /^[A-Z][A-Za-z0-9]*\.v[1-9]\d*$/;
const FIELD = /^(data|metadata)((\.[^.[\]]+)|\[\])*$/;

/**
 * Reads the readers that registered by a file: owner, contact, event types, the fields that they read of each, and the
 * pattern of their own rule. An event type without `fields` counts as read in full: they may read anything of it.
 */
export function readExternalReaders(files: Files, report: Report): readonly Reader[] {
  const entries = files.entries(EXTERNAL_READERS).filter(({ name }) => name.endsWith(".json"));
  return entries.flatMap(({ name }) => {
    const file = `${EXTERNAL_READERS}/${name}`;
    const content = readJson(files, file, report);
    return content === undefined ? [] : [readOne(file, content, report)];
  });
}

function readOne(file: string, { value: content, text }: JsonFile, report: Report): Reader {
  const wanted: Want = (pointer, wants, came) =>
    report({
      ...locate(text, pointer),
      rule: "external-reader",
      file,
      pointer,
      wanted: wants,
      came: came === undefined ? "nothing" : JSON.stringify(came),
      mend: `Correct ${file}; docs/readers.md says what stands in it.`,
    });
  for (const key of Object.keys(content)) if (!KNOWN.has(key)) wanted(step("", key), "no such field", content[key]);
  const events = textsAt("/events", content["events"], EVENT_TYPE, "event types such as UserRegistered.v2", wanted);
  const { pattern } = content;
  if (pattern !== undefined && !isObject(pattern)) wanted("/pattern", "an event pattern", pattern);
  return {
    name: basename(file, ".json"),
    kind: "external",
    owner: textAt("/owner", content["owner"], wanted),
    contact: textAt("/contact", content["contact"], wanted),
    file,
    events,
    fields: fieldsOf(events, content["fields"], wanted),
    ...(isObject(pattern) && { pattern }),
  };
}

type Want = (pointer: string, wanted: string, came: Json | undefined) => void;

function fieldsOf(
  events: readonly string[],
  fields: Json | undefined,
  wanted: Want,
): Readonly<Record<string, FieldsRead>> {
  if (fields !== undefined && !isObject(fields)) wanted("/fields", "an object of event types", fields);
  const byType = isObject(fields) ? fields : {};
  for (const type of Object.keys(byType)) {
    if (!events.includes(type)) wanted(step("/fields", type), "an event type that stands in events", type);
  }
  return Object.fromEntries(
    events.map((type): [string, FieldsRead] => {
      const declared = byType[type];
      if (declared === undefined) return [type, { reads: {}, mayRead: ANYTHING }];
      const paths = textsAt(step("/fields", type), declared, FIELD, "fields such as data.lines[].sku", wanted);
      return [type, { reads: Object.fromEntries(paths.map((path) => [path, DECLARED])), mayRead: {} }];
    }),
  );
}

const DECLARED: FieldNote = { files: [] };
const UNDECLARED: FieldNote = { files: [], because: "its file does not say which fields it reads" };
const ANYTHING = { data: UNDECLARED, metadata: UNDECLARED };

function textAt(pointer: string, value: Json | undefined, wanted: Want): string {
  if (typeof value === "string" && value !== "") return value;
  wanted(pointer, "a text that is not empty", value);
  return "";
}

function textsAt(
  pointer: string,
  value: Json | undefined,
  shape: RegExp,
  noun: string,
  wanted: Want,
): readonly string[] {
  if (!Array.isArray(value) || value.length === 0) {
    wanted(pointer, `a list of ${noun}`, value);
    return [];
  }
  return value.flatMap((item: Json, index) => {
    if (typeof item === "string" && shape.test(item)) return [item];
    wanted(step(pointer, index), noun, item);
    return [];
  });
}
