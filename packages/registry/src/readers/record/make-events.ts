import type { Json, JsonObject } from "../../json.ts";
import { eventsOf, type EventSchema, type Registry } from "../../registry.ts";
import { sampleData } from "../../sample/sample-data.ts";
import { compileInView } from "../../view/judge.ts";
import { strip } from "../../view/strip.ts";
import { viewOne } from "../../view/views.ts";
import type { JobEvent } from "./job.ts";
import { DRAWN_EVENTS, SEED } from "./limits.ts";

/** The schema of an event type as the bridge publishes it, standing on its own; undefined for a type without schema. */
export function publishedSchema(registry: Registry, type: string): JsonObject | undefined {
  const event = eventsOf(registry).find((one) => one.type === type);
  return event && strictView(registry, event);
}

function strictView(registry: Registry, event: EventSchema): JsonObject {
  const domain = registry.domains.find(({ name }) => name === event.domain);
  return viewOne(event, domain, "strict");
}

/**
 * Events of one type, each as the bridge may publish it: data that takes every branch that a field decides, with metadata
 * that does the same. Always the same ones for the same schemas.
 */
export function makeEvents(registry: Registry, type: string): readonly JobEvent[] {
  const schema = publishedSchema(registry, type);
  if (schema === undefined) return [];
  const version = Number(type.slice(type.lastIndexOf(".v") + 2));
  const metadata = samplesOf(viewOne(registry.metadata, undefined, "strict")) as readonly JsonObject[];
  return samplesOf(schema).map((data, index) => ({
    type,
    metadata: { ...metadata[index % metadata.length], type, version },
    data,
  }));
}

function samplesOf(schema: JsonObject): readonly Json[] {
  const validate = compileInView(strip(schema), "strict");
  const examples = Array.isArray(schema["examples"]) ? (schema["examples"] as readonly Json[]) : [];
  return sampleData({ schema, examples, valid: (value) => validate(value), drawn: DRAWN_EVENTS, seed: SEED });
}
