import { existsSync, readdirSync, readFileSync } from "node:fs";
import { sourcesOf } from "./event-sources.ts";

/** Readers outside this repository register here, one JSON file each; docs/readers.md says what stands in it. */
const EXTERNAL_READERS = "consumers.external";

/** Of a reader outside what the stack needs: its events are published, and its rule, queue and rights are its own. */
export interface ExternalReader {
  readonly events: readonly string[];
}

/**
 * Every reader that registered by a file.
 *
 * @throws Error for a file that does not say who owns it, how they are reached, and which event types they read, or that
 *   names an event type that no schema describes.
 */
export function readExternalReaders(folder: string = EXTERNAL_READERS): readonly ExternalReader[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
  return files.sort().map((name) => {
    const file = `${folder}/${name}`;
    const reader = parse(file);
    const wrong = complaints(reader);
    if (wrong.length > 0) throw new Error(`${file}: the reader ${wrong.join("; it ")}`);
    const events = reader["events"] as readonly string[];
    refuseUnknown(file, events);
    return { events };
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

/** A name that is mistyped would be published for ever, and never matched. */
function refuseUnknown(file: string, events: readonly string[]): void {
  try {
    sourcesOf(events);
  } catch (cause) {
    throw new Error(`${file}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}
