import { compile } from "json-schema-to-typescript";
import type { Json, JsonObject } from "../json.ts";
import { eventsOf, type Domain, type EventSchema, type Registry } from "../registry.ts";
import { bundle } from "../view/bundle.ts";
import { clashingShapes } from "../view/clashing-shapes.ts";
import { mapSubschemas } from "../walk.ts";
import { newestOf } from "./catalogue.ts";
import { HEADER } from "./header.ts";
import { FORGETFUL, type Memory } from "./memory.ts";

/** Prettier's settings, as far as they differ from its own; the rest of the workspace is formatted alike. */
const STYLE = { printWidth: 120 } as const;

/** A remark that json-schema-to-typescript puts below each description; it names what only the generator knows. */
const REFERENCED_BY =
  /\n \*\n \* This interface was referenced by `\w+`'s JSON-Schema\n \* via the `definition` "\w+"\./g;

/** Writes `types.ts` (which event types there are) and `types/<domain>.ts` (what their data looks like). */
export async function writeTypes(registry: Registry, memory: Memory = FORGETFUL): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  files.set("types.ts", writeIndex(registry));
  files.set("types/metadata.ts", await writeFile("EventMetadata", nameable(registry.metadata.schema), memory));
  for (const domain of registry.domains) {
    files.set(`types/${domain.name}.ts`, await writeFile(`${pascal(domain.name)}Events`, gather(domain), memory));
  }
  return files;
}

/** `UserRegistered.v2` as the name of a type: `UserRegisteredV2`. */
function typeName(event: EventSchema): string {
  return `${event.name}V${event.major}`;
}

function pascal(kebab: string): string {
  return kebab.replaceAll(/(?:^|-)([a-z0-9])/g, (_match, letter: string) => letter.toUpperCase());
}

/** One schema whose properties are the domain's event types, so that shapes that they share are declared once. */
function gather(domain: Domain): JsonObject {
  const shared: Record<string, Json> = {};
  const properties: Record<string, Json> = {};
  const bundled = domain.events.map((event) => ({ event, schema: bundle(event.schema, domain.defs) }));
  const clashing = clashingShapes(bundled.map(({ schema }) => schema));
  for (const { event, schema: whole } of bundled) {
    const { $defs = {}, ...schema } = whole;
    // A shape of its own that means something else in another event is named by the event.
    const named = (shape: string) => (clashing.has(shape) ? `${typeName(event)}${shape}` : shape);
    for (const [name, shape] of Object.entries($defs as JsonObject)) {
      shared[named(name)] = nameable(shape as JsonObject, named);
    }
    shared[typeName(event)] = nameable(schema, named);
    properties[event.type] = { tsType: typeName(event) };
  }
  const description = `The event types of ${domain.name}, and the shape of each one's data.`;
  return { description, type: "object", required: Object.keys(properties), properties, $defs: shared };
}

/**
 * Says a schema so that types are named by events and by the keys of shared shapes: what else would name one (`title`,
 * `$id`) is taken out, the title leads the description instead, and a reference becomes the name of its shape, which
 * keeps the description beside it.
 */
function nameable(schema: JsonObject, named: (shape: string) => string = (shape) => shape): JsonObject {
  const { title, $id: _id, $schema: _dialect, examples: _examples, description, $ref, ...rest } = schema;
  const said = [title, description].filter((text) => typeof text === "string").join(". ");
  return mapSubschemas(
    {
      ...rest,
      ...(said !== "" && { description: said }),
      ...(typeof $ref === "string" && { tsType: named($ref.slice("#/$defs/".length)) }),
    },
    (inner) => nameable(inner.schema, named),
  );
}

async function writeFile(name: string, schema: JsonObject, memory: Memory): Promise<string> {
  return memory.recall(["types", name, schema], () => makeTypes(name, schema));
}

async function makeTypes(name: string, schema: JsonObject): Promise<string> {
  const text = await compile(schema, name, {
    additionalProperties: false,
    bannerComment: HEADER.trimEnd(),
    ignoreMinAndMaxItems: true,
    style: STYLE,
    unreachableDefinitions: true,
    unknownAny: true,
  });
  return text.replaceAll(REFERENCED_BY, "");
}

function writeIndex(registry: Registry): string {
  const events = eventsOf(registry);
  const newest = registry.domains.flatMap((domain) =>
    domain.events.filter((event) => newestOf(domain, event.name) === event.major),
  );
  const newer = events.flatMap((event) => {
    const next = events.find((other) => other.name === event.name && other.major === event.major + 1);
    return next === undefined || isFrozen(events, event) ? [] : [`  "${event.type}": "${next.type}";`];
  });
  const domains = registry.domains.map((domain) => ({ file: domain.name, type: `${pascal(domain.name)}Events` }));
  return [
    HEADER.trimEnd(),
    ...domains.map(({ file, type }) => `import type { ${type} } from "./types/${file}.ts";`),
    "",
    "/** Every event type, and the shape of its data. */",
    `export interface EventData extends ${domains.map(({ type }) => type).join(", ")} {}`,
    "",
    "/** The newest event type of each event name. */",
    "export interface Newest {",
    ...newest.map((event) => `  ${event.name}: "${event.type}";`),
    "}",
    "",
    "/** Each older event type that can be made, and the next newer one of its name. */",
    "export interface Newer {",
    ...newer,
    "}",
    "",
    "/** An event name and its major, as in `UserRegistered.v2`. */",
    "export type EventType = keyof EventData;",
    "",
    "/** An event name without its major. */",
    "export type EventName = keyof Newest;",
    "",
  ].join("\n");
}

/** Whether a version is frozen, or is made from one that is: then there is nothing to make it from. */
function isFrozen(events: readonly EventSchema[], { name, major }: EventSchema): boolean {
  return events.some((other) => other.name === name && other.major >= major && other.schema["status"] === "frozen");
}
