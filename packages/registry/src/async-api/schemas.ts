import { draft07 } from "../convert/draft-07.ts";
import { downConvert } from "../convert/down-convert.ts";
import type { Catalogue, CatalogueEvent } from "../catalogue/catalogue.ts";
import type { JsonObject } from "../json.ts";
import { clashingShapes } from "../view/clashing-shapes.ts";

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
export function dataSchemas({ domains, events }: Catalogue): JsonObject {
  const parts = domains.flatMap(({ name }) => {
    const own = events.filter(({ domain }) => domain === name);
    const clashing = clashingShapes(own.map(({ schema }) => schema));
    return own.map((event) => dataSchema(event, clashing));
  });
  return Object.assign({}, ...parts) as JsonObject;
}

/** The data of one event type, and its shapes; one that means something else elsewhere in the domain is named by the type. */
function dataSchema({ type, domain, schema: original }: CatalogueEvent, clashing: ReadonlySet<string>): JsonObject {
  const named = (shape: string) => `${clashing.has(shape) ? type : domain}.${shape}`;
  const { schema, shapes } = downConvert(original, draft07, (shape) => schemaRef(named(shape)));
  const renamed = Object.entries(shapes).map(([shape, said]) => [named(shape), said] as const);
  return { [type]: schema, ...Object.fromEntries(renamed) };
}
