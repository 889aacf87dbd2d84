import { StreambridgeError } from "@streambridge/errors";
import { entryOf } from "../catalogue.ts";
import type { WireEvent } from "../envelope/event.ts";
import type { CloudEvent } from "./cloud-event.ts";
import { writeSubject } from "./subject.ts";
import { attributeText } from "./text.ts";

/**
 * An event as a CloudEvent; `fromCloudEvent` makes the same event of it again. `version` travels in the type. Throws
 * EVENT_TYPE_UNKNOWN when the catalogue does not know the event's type, since nobody knows its source then.
 */
export function toCloudEvent({ metadata, data }: WireEvent): CloudEvent {
  const entry = entryOf(metadata.type);
  if (entry === undefined) throw new StreambridgeError("EVENT_TYPE_UNKNOWN", `no event type ${metadata.type}`);
  return {
    specversion: "1.0",
    id: metadata.id,
    source: entry.source,
    type: metadata.type,
    subject: writeSubject(metadata.entity),
    time: metadata.time,
    datacontenttype: "application/json",
    dataschema: entry.dataschema,
    fact: metadata.fact,
    partitionkey: metadata.item,
    sequence: metadata.sequence,
    ...(metadata.written !== undefined && { written: String(metadata.written) }),
    ...(metadata.keys !== undefined && { keys: attributeText(metadata.keys) }),
    reason: metadata.reason,
    ...(metadata.correlationId !== undefined && { correlationid: metadata.correlationId }),
    ...(metadata.causationId !== undefined && { causationid: metadata.causationId }),
    ...(metadata.traceparent !== undefined && { traceparent: metadata.traceparent }),
    ...(metadata.producer !== undefined && { producer: metadata.producer }),
    hops: metadata.hops,
    ...(metadata.dataref !== undefined && { dataref: metadata.dataref }),
    ...(metadata.deprecated !== undefined && { deprecated: metadata.deprecated }),
    ...(metadata.sunset !== undefined && { deprecationsunset: `${metadata.sunset}${MIDNIGHT}` }),
    ...(data !== undefined && { data }),
  };
}

/** What makes a day the timestamp that CloudEvents' Deprecation extension asks for. */
export const MIDNIGHT = "T00:00:00Z";
