import { downConvert, type Converted } from "../convert/down-convert.ts";
import { openApi } from "../convert/open-api.ts";
import type { JsonObject } from "../json.ts";
import type { Domain, EventSchema, Registry } from "../registry.ts";
import { bundle } from "../view/bundle.ts";

/**
 * Describes the event that EventBridge delivers for one event type, as OpenAPI 3.0 and in the form in which AWS's own
 * schemas come: `AWSEvent` with `x-amazon-events-source` and `x-amazon-events-detail-type`, from which the code bindings
 * of its schema registry are made. Every event that the bridge publishes is valid under it.
 *
 * Source: EventBridge User Guide, "Amazon EventBridge schemas", and the registry `aws.events`.
 */
export function eventDocument({ metadata }: Registry, domain: Domain, event: EventSchema): JsonObject {
  const name = `${event.name}V${event.major}`;
  const own = { detail: name, data: `${name}Data`, metadata: "EventMetadata" };
  const taken = new Set<string>([...Object.values(own), "AWSEvent"]);
  const nameOf = (shape: string) => (taken.has(shape) ? `${shape}Shape` : shape);
  const say = (schema: JsonObject) => downConvert(schema, openApi, (shape) => ref(nameOf(shape)));
  const data = say(bundle(event.schema, domain.defs));
  const about = say(metadata.schema);
  return {
    openapi: "3.0.0",
    info: { title: event.type, version: String(event.major), description: event.schema["description"] ?? "" },
    paths: {},
    components: {
      schemas: {
        AWSEvent: awsEvent(domain.source, event.type, own.detail),
        [own.detail]: detail(own),
        [own.metadata]: about.schema,
        [own.data]: data.schema,
        ...renamed(about, nameOf),
        ...renamed(data, nameOf),
      },
    },
  };
}

function ref(name: string): string {
  return `#/components/schemas/${name}`;
}

function renamed({ shapes }: Converted, nameOf: (shape: string) => string): JsonObject {
  return Object.fromEntries(Object.entries(shapes).map(([shape, says]) => [nameOf(shape), says]));
}

/** `data` may be absent: what was too large to carry lies where `metadata.dataref` says. */
function detail({ data, metadata }: { readonly data: string; readonly metadata: string }): JsonObject {
  const properties = { metadata: { $ref: ref(metadata) }, data: { $ref: ref(data) } };
  return { type: "object", required: ["metadata"], properties };
}

function awsEvent(source: string, type: string, detailName: string): JsonObject {
  return {
    type: "object",
    required: ["detail-type", "resources", "detail", "id", "source", "time", "region", "version", "account"],
    "x-amazon-events-detail-type": type,
    "x-amazon-events-source": source,
    properties: {
      detail: { $ref: ref(detailName) },
      account: { type: "string" },
      "detail-type": { type: "string" },
      id: { type: "string" },
      region: { type: "string" },
      resources: { type: "array", items: { type: "string" } },
      source: { type: "string" },
      time: { type: "string", format: "date-time" },
      version: { type: "string" },
    },
  };
}
