import type { JsonObject } from "../json.ts";
import type { Domain, Registry, SchemaFile } from "../registry.ts";
import { bundle } from "./bundle.ts";
import { close } from "./close.ts";

/** The two readings of a schema: what may leave the bridge, and what a consumer takes. */
export type View = "strict" | "tolerant";

/** Both, in the order in which the bridge asks them. */
export const VIEWS = ["strict", "tolerant"] as const satisfies readonly View[];

/** A schema that stands on its own, in one view. */
export interface ViewedSchema {
  /** The event type, or `metadata`. */
  readonly type: string;
  readonly view: View;
  readonly schema: JsonObject;
}

/** Every schema that data is held against, bundled, in one view: each event type, then `metadata`. */
export function viewAll(registry: Registry, view: View): readonly ViewedSchema[] {
  const events = registry.domains.flatMap((domain) =>
    domain.events.map((event) => ({ type: event.type, view, schema: viewOne(event, domain, view) })),
  );
  return [...events, { type: "metadata", view, schema: viewOne(registry.metadata, undefined, view) }];
}

/** One file in one view. */
export function viewOne(file: SchemaFile, domain: Domain | undefined, view: View): JsonObject {
  const bundled = bundle(file.schema, domain?.defs);
  return view === "strict" ? close(bundled) : bundled;
}
