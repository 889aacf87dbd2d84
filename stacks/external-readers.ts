import { existsSync, readdirSync, readFileSync } from "node:fs";

/** Readers outside this repository register here, one JSON file each; docs/readers.md says what stands in it. */
const EXTERNAL_READERS = "consumers.external";

/** Of a reader outside what the stack needs: its events are published, and its rule, queue and rights are its own. */
export interface ExternalReader {
  readonly events: readonly string[];
}

/**
 * Every reader that registered by a file.
 *
 * @throws Error for a file that does not say who owns it, how they are reached, and which event types they read.
 */
export function readExternalReaders(folder: string = EXTERNAL_READERS): readonly ExternalReader[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
  return files.sort().map((name) => {
    const file = `${folder}/${name}`;
    const reader = parse(file);
    const wrong = complaints(reader);
    if (wrong.length > 0) throw new Error(`${file}: the reader ${wrong.join("; it ")}`);
    return { events: reader["events"] as readonly string[] };
  });
}

function parse(file: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (typeof value === "object" && value !== null) return value as Readonly<Record<string, unknown>>;
  } catch (cause) {
    throw new Error(`${file} is no JSON`, { cause });
  }
  throw new Error(`${file} is no JSON object`);
}

function complaints({ owner, contact, events }: Readonly<Record<string, unknown>>): readonly string[] {
  return [
    ...(isText(owner) ? [] : ["has no owner"]),
    ...(isText(contact) ? [] : ["has no contact"]),
    ...(Array.isArray(events) && events.length > 0 && events.every(isText) ? [] : ["has no list of events"]),
  ];
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}
