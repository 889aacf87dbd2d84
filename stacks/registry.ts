import { readdirSync, readFileSync } from "node:fs";
import { named } from "./stage.ts";

/** One OpenAPI 3.0 document for each event type, which `pnpm generate` makes from schemas/. */
const DOCUMENTS = "packages/events/src/generated/open-api";

/** Characters that the schema registry takes (EventBridge Schemas API Reference, CreateRegistry and CreateSchema). */
const REGISTRY_NAME_LIMIT = 64;
const DESCRIPTION_LIMIT = 256;

/** Of a document what names its schema. */
interface EventDocument {
  readonly info: { readonly title: string; readonly description: string };
  readonly components: {
    readonly schemas: { readonly AWSEvent: { readonly "x-amazon-events-source": string } };
  };
}

/**
 * Puts every version of every event into an EventBridge schema registry, where teams in other languages get code bindings
 * from. It is for people and code generators only: EventBridge holds no event against it, and nothing else of the stack
 * refers to it.
 */
export function publishSchemas(): void {
  const registry = new aws.schemas.Registry("SchemaRegistry", {
    name: named("events").slice(0, REGISTRY_NAME_LIMIT),
    description: `Events on the bus of ${$app.name}, stage ${$app.stage}.`,
  });
  for (const file of readdirSync(DOCUMENTS).sort()) {
    const document = JSON.parse(readFileSync(`${DOCUMENTS}/${file}`, "utf8")) as EventDocument;
    const { title: type, description } = document.info;
    new aws.schemas.Schema(`${type.replace(".v", "V")}Schema`, {
      // As AWS names the schemas of its own events: source@detail-type.
      name: `${document.components.schemas.AWSEvent["x-amazon-events-source"]}@${type}`,
      registryName: registry.name,
      type: "OpenApi3",
      description: description.slice(0, DESCRIPTION_LIMIT),
      content: JSON.stringify(document),
    });
  }
}
