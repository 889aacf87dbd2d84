import { CATALOGUE_VERSION } from "./catalogue.ts";

const text = { type: "string", minLength: 1 } as const;
const kebab = { type: "string", pattern: "^[a-z][a-z0-9-]*$" } as const;
const eventType = { type: "string", pattern: "^[A-Z][A-Za-z0-9]*\\.v[1-9][0-9]*$" } as const;

/** A schema of an event or of the metadata: names of shapes become names of types, so that they are held to their form. */
const schema = {
  type: "object",
  properties: { $defs: { type: "object", propertyNames: { pattern: "^[A-Za-z][A-Za-z0-9]*$" } } },
} as const;

/** JSON Schema of {@link Catalogue}. A later catalogue may say more: what is not known here is passed over. */
export const catalogueSchema = {
  type: "object",
  required: ["catalogueVersion", "metadata", "domains", "events", "readers"],
  properties: {
    catalogueVersion: { const: CATALOGUE_VERSION },
    metadata: schema,
    domains: {
      type: "array",
      items: {
        type: "object",
        required: ["name", "source", "owner", "contact", "description"],
        properties: { name: kebab, source: text, owner: text, contact: text, description: text },
      },
    },
    events: {
      type: "array",
      items: {
        type: "object",
        required: ["type", "name", "major", "domain", "title", "description", "status", "schema", "digest"],
        properties: {
          type: eventType,
          name: { type: "string", pattern: "^[A-Z][A-Za-z0-9]*$" },
          major: { type: "integer", minimum: 1 },
          domain: kebab,
          title: text,
          description: text,
          status: { type: "string", enum: ["active", "deprecated", "frozen", "retired"] },
          sunset: { type: "string", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" },
          schema,
          digest: { type: "string", pattern: "^[0-9a-f]{64}$" },
        },
      },
    },
    readers: {
      type: "array",
      items: {
        type: "object",
        required: ["name", "kind", "owner", "events"],
        properties: {
          name: text,
          kind: { type: "string", enum: ["subscription", "external"] },
          owner: text,
          contact: text,
          events: { type: "array", items: eventType },
        },
      },
    },
  },
} as const;
