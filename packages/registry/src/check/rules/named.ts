import type { EventSchema } from "../../registry.ts";
import { eventsOf } from "../../registry.ts";
import { DETAIL_TYPE_CHARACTERS } from "../limits.ts";
import type { Finding, Rule } from "../rule.ts";

const EVENT_NAME = /^[A-Z][A-Za-z0-9]*$/;

/** {@link Rule} `named`. */
export const named: Rule = {
  id: "named",
  purpose: "A folder's name is the event's name, in PascalCase and used once, since rules and readers go by it.",
  mend: "Rename the folder.",
  example: {
    refused: `user-deleted, the folder of an event`,
    accepted: `UserDeleted`,
  },
  check: ({ event, registry }) => {
    if (event === undefined) return [];
    if (event.type.length > DETAIL_TYPE_CHARACTERS) {
      return [finding(`an event type of at most ${DETAIL_TYPE_CHARACTERS} characters`, event)];
    }
    if (!EVENT_NAME.test(event.name)) return [finding("a folder named as the event, in PascalCase", event)];
    const others = eventsOf(registry).filter((other) => other.name === event.name && other.domain !== event.domain);
    return others.length === 0 ? [] : [finding(`a name that ${others[0]?.domain} does not use`, event)];
  },
};

function finding(wanted: string, event: EventSchema): Finding {
  return { pointer: "", wanted, came: event.name, mend: `Rename the folder schemas/${event.domain}/${event.name}.` };
}
