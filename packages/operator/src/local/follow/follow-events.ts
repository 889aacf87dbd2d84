import type { FactOf } from "@streambridge/local-cloud";
import { FOLLOWED_EVENTS } from "../../limits.ts";
import type { Hop, Published } from "../hop.ts";
import type { Places } from "../places.ts";
import type { RowFollower } from "./follow-rows.ts";
import { objectAt, textAt, type Json } from "./json.ts";
import { Memory } from "./memory.ts";

/** Follows events from the bus to the consumers' queues. */
export class EventFollower {
  readonly #places: Places;
  readonly #rows: RowFollower;
  readonly #byBusId = new Memory<string, Published>(FOLLOWED_EVENTS);
  readonly #byEventId = new Memory<string, Published>(FOLLOWED_EVENTS);

  constructor(places: Places, rows: RowFollower) {
    this.#places = places;
    this.#rows = rows;
  }

  accepted({ event, rules }: FactOf<"event-accepted">): readonly Hop[] {
    const metadata = objectAt(event.detail, "metadata");
    const entityId = textAt(objectAt(metadata, "entity"), "id") ?? "";
    const published: Published = {
      id: textAt(metadata, "id") ?? event.id,
      type: event["detail-type"],
      entityId,
      reason: textAt(metadata, "reason") ?? "write",
      marks: marksOf(entityId, objectAt(event.detail, "data")),
      change: this.#rows.settle(textAt(metadata, "sequence") ?? ""),
      consumers: rules.map((rule) => this.#places.consumerOfRule.get(rule) ?? rule).toSorted(),
    };
    this.#byBusId.set(event.id, published);
    this.#byEventId.set(published.id, published);
    return [{ kind: "published", event: published }];
  }

  delivered({ eventId, rule }: FactOf<"target-delivered">): readonly Hop[] {
    const event = this.#byBusId.get(eventId);
    return event === undefined ? [] : [{ kind: "queued", event, consumer: this.#consumerOf(rule) }];
  }

  undeliverable({ eventId, rule, code, message }: FactOf<"target-failed">): readonly Hop[] {
    const event = this.#byBusId.get(eventId);
    if (event === undefined) return [];
    return [{ kind: "undeliverable", event, consumer: this.#consumerOf(rule), code, message }];
  }

  /** The event of this `metadata.id`. */
  event(id: string): Published | undefined {
    return this.#byEventId.get(id);
  }

  #consumerOf(rule: string): string {
    return this.#places.consumerOfRule.get(rule) ?? rule;
  }
}

/** Lengths of a text that tells anything: `a` or `en` is in every request, and a page of text is not worth keeping. */
const MARK_CHARACTERS = { least: 3, most: 200 };

/** What a vendor's request about this event may well contain: the entity's id, and the texts of its data. */
function marksOf(entityId: string, data: Json): readonly string[] {
  const texts = Object.values(data).filter((value) => typeof value === "string");
  const { least, most } = MARK_CHARACTERS;
  return [...new Set([entityId, ...texts])].filter(({ length }) => length >= least && length <= most);
}
