import { draft07 } from "../convert/draft-07.ts";
import { downConvert } from "../convert/down-convert.ts";
import type { Catalogue, CatalogueEvent } from "../catalogue/catalogue.ts";
import type { JsonObject } from "../json.ts";

/** How a document refers to one of its schemas. */
export function schemaRef(name: string): string {
  return `#/components/schemas/${name}`;
}

/** The metadata's schema, and its shapes as `metadata.<Shape>`, in draft 7. */
export function metadataSchemas({ metadata }: Catalogue): JsonObject {
  const { schema, shapes } = downConvert(metadata, draft07, (shape) => schemaRef(`metadata.${shape}`));
  const renamed = Object.entries(shapes).map(([shape, said]) => [`metadata.${shape}`, said] as const);
  return { metadata: schema, ...Object.fromEntries(renamed) };
}

/** Every event type's data by its type, and the shapes that a domain shares as `<domain>.<Shape>`, in draft 7. */
export function dataSchemas(catalogue: Catalogue): JsonObject {
  const ownShapes = new Set(catalogue.events.flatMap((event) => ownShapesOf(event, catalogue)));
  return Object.assign({}, ...catalogue.events.map((event) => dataSchema(event, ownShapes))) as JsonObject;
}

function dataSchema(event: CatalogueEvent, ownShapes: ReadonlySet<string>): JsonObject {
  const named = (shape: string) => {
    const own = `${event.type}.${shape}`;
    return ownShapes.has(own) ? own : `${event.domain}.${shape}`;
  };
  const { schema, shapes } = downConvert(event.schema, draft07, (shape) => schemaRef(named(shape)));
  const renamed = Object.entries(shapes).map(([shape, said]) => [named(shape), said] as const);
  return { [event.type]: schema, ...Object.fromEntries(renamed) };
}

/** Shapes of an event's bundle that another event of the domain has under the same name with another content. */
function ownShapesOf(event: CatalogueEvent, { events }: Catalogue): readonly string[] {
  const others = events.filter(({ domain }) => domain === event.domain).map(({ schema }) => shapesOf(schema));
  return Object.entries(shapesOf(event.schema))
    .filter(([name, shape]) => {
      const text = JSON.stringify(shape);
      return others.some((shapes) => shapes[name] !== undefined && JSON.stringify(shapes[name]) !== text);
    })
    .map(([name]) => `${event.type}.${name}`);
}

function shapesOf(schema: JsonObject): JsonObject {
  return (schema["$defs"] ?? {}) as JsonObject;
}
