import { StreambridgeError } from "@streambridge/errors";
import type { Catalogue, CatalogueEvent } from "../catalogue/catalogue.ts";

/**
 * The events of a catalogue that somebody names, in the catalogue's order.
 *
 * @throws StreambridgeError `EVENT_UNKNOWN` for a name that the catalogue does not have, with what it has.
 */
export function selectEvents(catalogue: Catalogue, types: readonly string[]): readonly CatalogueEvent[] {
  for (const type of types) {
    if (catalogue.events.every((event) => event.type !== type)) throw unknown(catalogue, type);
  }
  return catalogue.events.filter(({ type }) => types.includes(type));
}

/** A name without its major is the likeliest mistake: its majors are all that is shown then. */
function unknown({ events }: Catalogue, type: string): StreambridgeError {
  const name = type.split(".")[0]?.toLowerCase();
  const near = events.filter((event) => event.name.toLowerCase() === name);
  const known = (near.length > 0 ? near : events).map((event) => event.type).join(", ");
  const mend = `Name an event type with its major: ${known}.`;
  return new StreambridgeError("EVENT_UNKNOWN", `the catalogue has no ${type}`, { mend, detail: { type } });
}
