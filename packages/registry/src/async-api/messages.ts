import type { Catalogue, CatalogueEvent } from "../catalogue/catalogue.ts";
import type { Json, JsonObject } from "../json.ts";
import { schemaRef } from "./schemas.ts";

/** One message for each event type, by its type. */
export function messages(catalogue: Catalogue): JsonObject {
  const { events, readers } = catalogue;
  const all = events.map((event): readonly [string, JsonObject] => [
    event.type,
    {
      name: event.type,
      title: event.title,
      summary: event.description,
      tags: [{ name: event.domain }],
      traits: [{ $ref: "#/components/messageTraits/envelope" }, { $ref: "#/components/messageTraits/queued" }],
      payload: payloadOf(event),
      examples: examplesOf(event, catalogue),
      "x-status": event.status,
      ...(event.sunset !== undefined && { "x-sunset": event.sunset }),
      "x-readers": readers.filter((reader) => reader.events.includes(event.type)).map(({ name }) => name),
      "x-eventcatalog-message-type": "event",
      "x-eventcatalog-message-version": String(event.major),
    },
  ]);
  return Object.fromEntries(all);
}

/** The entry's `detail`. Data that was too large to carry is absent, and `metadata.dataref` says where it lies. */
function payloadOf({ type, major }: CatalogueEvent): JsonObject {
  const own = { type: { const: type }, version: { const: major } };
  return {
    type: "object",
    required: ["metadata"],
    properties: {
      metadata: { allOf: [{ $ref: schemaRef("metadata") }, { properties: own }] },
      data: { $ref: schemaRef(type) },
    },
  };
}

/** The examples of the schema, each with the metadata's own example made to fit the type. */
function examplesOf({ type, major, schema }: CatalogueEvent, { metadata }: Catalogue): readonly Json[] {
  const [sample] = (metadata["examples"] ?? []) as readonly JsonObject[];
  return ((schema["examples"] ?? []) as readonly Json[]).map((data, index) => ({
    name: `${type}-${index + 1}`,
    payload: { metadata: { ...sample, type, version: major }, data },
  }));
}
