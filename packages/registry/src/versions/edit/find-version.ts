import { StreambridgeError } from "@streambridge/errors";
import { eventsOf, type EventSchema, type Registry } from "../../registry.ts";
import { isDay } from "../../day.ts";
import { daysAfter } from "../find.ts";

/** The version of an event type. @throws StreambridgeError `EVENT_UNKNOWN` when schemas/ has none. */
export function findVersion(registry: Registry, type: string): EventSchema {
  const found = eventsOf(registry).find((event) => event.type === type);
  if (found !== undefined) return found;
  const known = eventsOf(registry).map((event) => event.type);
  throw new StreambridgeError("EVENT_UNKNOWN", `schemas/ has no ${type}`, { mend: `It has ${known.join(", ")}.` });
}

/** The newest version of an event. @throws StreambridgeError `EVENT_UNKNOWN` when schemas/ has none of that name. */
export function findNewest(registry: Registry, name: string): EventSchema {
  const newest = eventsOf(registry).findLast((event) => event.name === name);
  if (newest !== undefined) return newest;
  const known = [...new Set(eventsOf(registry).map((event) => event.name))];
  throw new StreambridgeError("EVENT_UNKNOWN", `schemas/ has no event ${name}`, {
    mend: `It has ${known.join(", ")}.`,
  });
}

/**
 * Looks a last day over.
 * @throws StreambridgeError `USAGE` for what is no day of the calendar, or one that has passed.
 */
export function refuseBadSunset(sunset: string, today: string): void {
  if (isDay(sunset) && sunset >= today) return;
  throw new StreambridgeError("USAGE", `${sunset} is no day from today on`, {
    mend: `Give the last day on which the version is sent, such as ${daysAfter(today, 180)}.`,
  });
}
