import { StreambridgeError } from "@streambridge/errors";
import { entryOf, type CatalogueEntry } from "../catalogue.ts";
import type { WireEvent } from "../envelope/event.ts";
import { validateMetadata, validateTolerant } from "../validate/validate.ts";
import { readSubject } from "./subject.ts";
import { parseAttribute } from "./text.ts";

/** An event, or why a CloudEvent is none of ours. */
export type FromCloudEvent =
  | { readonly ok: true; readonly event: WireEvent }
  | { readonly ok: false; readonly error: StreambridgeError };

type Attributes = Readonly<Record<string, unknown>>;

/**
 * Makes an event of a CloudEvent in JSON format. Attributes that are not ours are left out. What does not fit comes back
 * with the code CLOUD_EVENT_INVALID: another specversion, a type that the catalogue does not know or whose domain has
 * another source, metadata or data that its schema refuses, neither data nor dataref.
 */
export function fromCloudEvent(cloudEvent: unknown): FromCloudEvent {
  if (typeof cloudEvent !== "object" || cloudEvent === null) return invalid("it is no object");
  const attributes = cloudEvent as Attributes;
  if (attributes["specversion"] !== "1.0") return invalid(`its specversion is ${shown(attributes["specversion"])}`);
  const { type } = attributes;
  const entry = typeof type === "string" ? entryOf(type) : undefined;
  if (entry === undefined) return invalid(`no event type ${shown(type)}`);
  if (attributes["source"] !== entry.source) {
    return invalid(`${entry.type} comes from ${entry.source}, not ${shown(attributes["source"])}`);
  }
  const metadata = readMetadata(attributes, entry);
  if (!validateMetadata(metadata)) return invalid("its attributes do not make the metadata of an event");
  const { data } = attributes;
  if (data === undefined) {
    return metadata.dataref === undefined
      ? invalid("it has neither data nor dataref")
      : { ok: true, event: { metadata } };
  }
  if (!validateTolerant(entry.type, data)) return invalid(`its data is no ${entry.type}`);
  return { ok: true, event: { metadata, data } };
}

/** The metadata that attributes spell out; whether it is any is for the schema to say. Absent stays absent. */
function readMetadata(attributes: Attributes, entry: CatalogueEntry): unknown {
  const { subject, keys, written, deprecationsunset } = attributes;
  const metadata = {
    fact: attributes["fact"],
    id: attributes["id"],
    type: entry.type,
    version: entry.major,
    time: attributes["time"],
    entity: typeof subject === "string" ? readSubject(subject) : undefined,
    item: attributes["partitionkey"],
    // Keys that are no JSON must fail, so they stay as they are.
    keys: typeof keys === "string" ? (parseAttribute(keys) ?? keys) : keys,
    sequence: attributes["sequence"],
    // As with keys, what is no number stays as it is and fails.
    written: typeof written === "string" ? (parseAttribute(written) ?? written) : written,
    reason: attributes["reason"],
    correlationId: attributes["correlationid"],
    causationId: attributes["causationid"],
    traceparent: attributes["traceparent"],
    producer: attributes["producer"],
    hops: attributes["hops"],
    dataref: attributes["dataref"],
    deprecated: attributes["deprecated"],
    sunset: typeof deprecationsunset === "string" ? deprecationsunset.slice(0, "2027-11-30".length) : deprecationsunset,
  };
  return Object.fromEntries(Object.entries(metadata).filter(([, value]) => value !== undefined));
}

/** A text as it is; of anything else, what it is: it may be an object without a way to become text. */
function shown(value: unknown): string {
  return typeof value === "string" ? value : `a ${typeof value}`;
}

function invalid(why: string): FromCloudEvent {
  return {
    ok: false,
    error: new StreambridgeError("CLOUD_EVENT_INVALID", `this CloudEvent is no event of ours: ${why}`, {
      mend: "Make it with toCloudEvent, or compare it with what that makes of an example of the same type.",
    }),
  };
}
