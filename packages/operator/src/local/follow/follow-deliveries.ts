import type { FactOf } from "@streambridge/local-cloud";
import type { Effect } from "@streambridge/stand-ins";
import type { Delivery, Hop } from "../hop.ts";
import type { Places } from "../places.ts";
import type { EventFollower } from "./follow-events.ts";
import { objectAt, parseObject, textAt, type Json } from "./json.ts";

/** A message that a consumer has taken and not yet done with. */
interface UnderWay {
  readonly delivery: Delivery & { readonly effects: Effect[] };
  /** What the consumer kit logged about it last. */
  outcome?: { readonly kind: string; readonly line: Json };
}

/** Follows messages through the consumers to what their vendors did. */
export class DeliveryFollower {
  readonly #places: Places;
  readonly #events: EventFollower;
  /** Consumers by the name of the vendor that they talk to. */
  readonly #consumerOfVendor: ReadonlyMap<string, string>;
  readonly #underWay = new Map<string, UnderWay>();

  constructor(places: Places, events: EventFollower, consumerOfVendor: ReadonlyMap<string, string>) {
    this.#places = places;
    this.#events = events;
    this.#consumerOfVendor = consumerOfVendor;
  }

  received({ at, queue, messageId, body, receiveCount }: FactOf<"message-received">): readonly Hop[] {
    const consumer = this.#places.consumerOfQueue.get(queue);
    const event = this.#events.event(eventIdIn(body));
    if (consumer === undefined || event === undefined) return [];
    const delivery = { event, consumer, attempt: receiveCount, takenAt: at, effects: [] };
    this.#underWay.set(messageId, { delivery });
    return [{ kind: "taken", delivery }];
  }

  /** A vendor did something: of what its consumer has under way it belongs to the event that it has most in common with. */
  effect(effect: Effect): readonly Hop[] {
    const consumer = this.#consumerOfVendor.get(effect.vendor);
    const candidates = [...this.#underWay.values()].filter(({ delivery }) => delivery.consumer === consumer);
    const likest = candidates.toSorted((a, b) => likeness(b, effect) - likeness(a, effect))[0];
    if (likest === undefined) return [{ kind: "stray-effect", effect }];
    likest.delivery.effects.push(effect);
    return [];
  }

  /** A line of a consumer's log: the kit says what became of each message. */
  logged({ functionName, line }: FactOf<"function-log">): readonly Hop[] {
    if (!this.#places.consumerOfFunction.has(functionName)) return [];
    const entry = parseObject(line);
    const messageId = entry && textAt(entry, "messageId");
    const underWay = messageId === undefined ? undefined : this.#underWay.get(messageId);
    if (entry === undefined || messageId === undefined || underWay === undefined) return [];
    underWay.outcome = { kind: textAt(entry, "message") ?? "", line: entry };
    if (underWay.outcome.kind !== "retried") return [];
    this.#underWay.delete(messageId);
    return [{ kind: "retried", delivery: underWay.delivery, ...failureIn(entry) }];
  }

  /** A message has left its queue: whatever became of it, it is over. */
  deleted({ at, messageId }: FactOf<"message-deleted">): readonly Hop[] {
    const underWay = this.#underWay.get(messageId);
    if (underWay === undefined) return [];
    this.#underWay.delete(messageId);
    const { delivery, outcome } = underWay;
    switch (outcome?.kind) {
      case "parked":
        return [{ kind: "set-aside", delivery, ...failureIn(outcome.line) }];
      case "skipped":
      case "outdated":
      case "repeated":
        return [{ kind: "left-out", delivery, outcome: outcome.kind, reason: textAt(outcome.line, "reason") }];
      default:
        return [{ kind: "handled", delivery, milliseconds: at - delivery.takenAt }];
    }
  }

  /** SQS itself moved the message: the function never came to its end with it. */
  deadLettered({ messageId, body, queue }: FactOf<"message-dead-lettered">): readonly Hop[] {
    const consumer = this.#places.consumerOfQueue.get(queue);
    const event = this.#events.event(eventIdIn(body));
    const known = this.#underWay.get(messageId)?.delivery;
    this.#underWay.delete(messageId);
    if (consumer === undefined || event === undefined) return [];
    const delivery = known ?? { event, consumer, attempt: 0, takenAt: 0, effects: [] };
    return [{ kind: "set-aside", delivery, code: "KILLED", reason: "killed or timed out too often" }];
  }
}

/** How many texts of the event are in what the vendor received. */
function likeness({ delivery }: UnderWay, { subject, summary, body }: Effect): number {
  const received = JSON.stringify([subject, summary, body]);
  return delivery.event.marks.filter((mark) => received.includes(mark)).length;
}

/** `metadata.id` of the event in a queue's message. */
function eventIdIn(body: string): string {
  return textAt(objectAt(objectAt(parseObject(body) ?? {}, "detail"), "metadata"), "id") ?? "";
}

function failureIn(line: Json): { readonly code: string; readonly reason: string | undefined } {
  return { code: textAt(line, "code") ?? "UNEXPECTED", reason: textAt(line, "reason") ?? textAt(line, "cause") };
}
