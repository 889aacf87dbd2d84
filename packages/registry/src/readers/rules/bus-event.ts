import { isObject, type Json, type JsonObject } from "../../json.ts";

/** What a bus event is made of beside its data. */
export interface Envelope {
  readonly eventType: string;
  /** The domain's source. */
  readonly source: string;
  /** An example of metadata; type, version and keys are made to fit. */
  readonly metadata: JsonObject;
}

/**
 * An event as rules on the bus see it. Which fields a translator puts into `metadata.keys` only its code knows; here all
 * scalar fields at the top of the data stand there under their own names, as the translators have it.
 */
export function busEvent({ eventType, source, metadata }: Envelope, data: Json): JsonObject {
  const fields = Object.entries(isObject(data) ? data : {});
  const keys = Object.fromEntries(fields.filter(([, value]) => typeof value !== "object"));
  const version = Number(eventType.slice(eventType.lastIndexOf(".v") + 2));
  return {
    version: "0",
    id: "00000000-0000-4000-8000-000000000000",
    "detail-type": eventType,
    source,
    account: "123456789012",
    time: "2026-01-01T00:00:00Z",
    region: "eu-central-1",
    resources: [],
    detail: { metadata: { ...metadata, type: eventType, version, keys }, data },
  };
}
