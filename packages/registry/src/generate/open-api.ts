import { eventDocument } from "../open-api/event-document.ts";
import { fitDocument } from "../open-api/fit.ts";
import { NOTE } from "./header.ts";
import type { Registry } from "../registry.ts";

/** Writes `open-api/<EventType>.json`: what the stacks put into EventBridge's schema registry. */
export function writeOpenApi(registry: Registry): ReadonlyMap<string, string> {
  return new Map(
    registry.domains.flatMap((domain) =>
      domain.events.map((event): [string, string] => {
        const document = fitDocument({ "x-note": NOTE, ...eventDocument(registry, domain, event) }, event);
        return [`open-api/${event.type}.json`, `${JSON.stringify(document, undefined, 2)}\n`];
      }),
    ),
  );
}
