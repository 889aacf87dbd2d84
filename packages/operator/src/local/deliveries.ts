import { Bell } from "./bell.ts";
import { changeOf, type Hop, type Published } from "./hop.ts";
import { RowsDue } from "./rows-due.ts";
import { wants, type Subscription } from "./subscriptions.ts";
import { verdictOf, type LastHop, type Verdict } from "./verdict.ts";

/** Something that was done to an entity and must reach every subscriber. */
export interface Expectation {
  /** Event name without its major: `UserRegistered`. */
  readonly event: string;
  readonly entityId: string;
  /** `metadata.reason`. */
  readonly reason: "write" | "ttl";
}

/** One event type that one consumer is to hear of. */
export interface Due {
  readonly type: string;
  readonly entityId: string;
  readonly consumer: string;
  readonly verdict: Verdict;
}

/** One event, seen or awaited, with the last hop of each of its deliveries. */
interface Group {
  readonly type: string;
  readonly entityId: string;
  /** Whether somebody expects it; then every consumer must handle it and its vendor must be reached. */
  expected: boolean;
  readonly consumers: Map<string, LastHop>;
}

/**
 * Holds what is to arrive against what has arrived. What is to arrive follows from the subscriptions: an expectation, and
 * every event that appears on the bus, is due at each consumer that subscribes to its type.
 */
export class Deliveries {
  /** Rows: that each is dealt with, whatever events follow from it. */
  readonly rows = new RowsDue();
  readonly #subscriptions: readonly Subscription[];
  /** Consumers whose vendor has a stand-in, which can tell whether it was reached. */
  readonly #watched: ReadonlySet<string>;
  readonly #groups: Group[] = [];
  readonly #byEvent = new Map<string, Group>();
  /** Expected and not seen, seen and not expected; by type, entity and reason. */
  readonly #awaited = new Map<string, Group[]>();
  readonly #early = new Map<string, Group[]>();
  readonly #bell = new Bell();
  #open = 0;

  constructor(subscriptions: readonly Subscription[], watched: ReadonlySet<string>) {
    this.#subscriptions = subscriptions;
    this.#watched = watched;
  }

  /** Every published major of this event is due. An event that is on the bus already counts. */
  expect({ event, entityId, reason }: Expectation): void {
    for (const type of this.#majorsOf(event)) {
      const key = keyOf(type, entityId, reason);
      const early = this.#early.get(key)?.shift();
      if (early === undefined) put(this.#awaited, key, this.#newGroup(type, entityId, reason, true));
      else early.expected = true;
    }
    this.#bell.ring();
  }

  hop(hop: Hop): void {
    this.rows.hop(hop);
    if (hop.kind === "published") this.#published(hop.event);
    else if (hop.kind === "parked") this.#rowParked(hop);
    else this.#moved(hop);
    this.#bell.ring();
  }

  /** Resolves to true when nothing is open any more, to false when `signal` aborts before. */
  async settled(signal: AbortSignal): Promise<boolean> {
    while (this.#open > 0 || !this.rows.settled) {
      if (signal.aborted) return false;
      await this.#bell.next(signal);
    }
    return true;
  }

  /** As `settled`, but gives up only when nothing has moved for `ms`: for inputs of which nobody knows how much follows. */
  async settledOrStill(ms: number, signal: AbortSignal): Promise<boolean> {
    while (this.#open > 0 || !this.rows.settled) {
      const still = AbortSignal.any([signal, AbortSignal.timeout(ms)]);
      await this.#bell.next(still);
      if (still.aborted) return false;
    }
    return true;
  }

  /** What has not arrived, or not as it should. */
  missing(): readonly Due[] {
    return this.#dues().filter(({ verdict }) => verdict.kind !== "arrived");
  }

  /** How many deliveries have arrived. */
  get arrived(): number {
    return this.#dues().length - this.missing().length;
  }

  #dues(): readonly Due[] {
    return this.#groups.flatMap((group) =>
      [...group.consumers].map(([consumer, lastHop]) => ({
        type: group.type,
        entityId: group.entityId,
        consumer,
        verdict: this.#verdict(group, consumer, lastHop),
      })),
    );
  }

  #published(event: Published): void {
    // The bridge may send an event again; it is the same event.
    if (this.#byEvent.has(event.id)) return;
    const { type, entityId, reason } = event;
    const key = keyOf(type, entityId, reason);
    const awaited = this.#awaited.get(key)?.shift();
    const group = awaited ?? this.#newGroup(type, entityId, reason, false);
    if (awaited === undefined) put(this.#early, key, group);
    this.#byEvent.set(event.id, group);
    for (const consumer of group.consumers.keys()) this.#set(group, consumer, { kind: "published", event });
  }

  #moved(hop: Hop): void {
    const delivery = "delivery" in hop ? hop.delivery : "consumer" in hop ? hop : undefined;
    const group = delivery && this.#byEvent.get(delivery.event.id);
    if (delivery === undefined || !group?.consumers.has(delivery.consumer)) return;
    // What has arrived stays so: a second copy that the consumer passes over changes nothing.
    const { kind } = this.#verdict(group, delivery.consumer, group.consumers.get(delivery.consumer));
    if (kind !== "arrived") this.#set(group, delivery.consumer, hop);
  }

  /** What was expected of this row's entity will not come. */
  #rowParked(hop: Extract<Hop, { kind: "parked" }>): void {
    const row = changeOf(hop)?.row ?? "";
    for (const group of [...this.#awaited.values()].flat()) {
      if (!row.includes(group.entityId)) continue;
      for (const consumer of group.consumers.keys()) this.#set(group, consumer, hop);
    }
  }

  #set(group: Group, consumer: string, hop: LastHop): void {
    const wasOpen = this.#verdict(group, consumer, group.consumers.get(consumer)).kind === "open";
    group.consumers.set(consumer, hop);
    const isOpen = this.#verdict(group, consumer, hop).kind === "open";
    this.#open += Number(isOpen) - Number(wasOpen);
  }

  #verdict({ expected }: Group, consumer: string, hop: LastHop): Verdict {
    return verdictOf(hop, expected && this.#watched.has(consumer), expected);
  }

  #newGroup(type: string, entityId: string, reason: string, expected: boolean): Group {
    const subscribers = this.#subscriptions.filter((subscription) => wants(subscription, type, reason));
    const consumers = new Map(subscribers.map(({ name }): [string, LastHop] => [name, undefined]));
    const group = { type, entityId, expected, consumers };
    this.#groups.push(group);
    this.#open += consumers.size;
    return group;
  }

  /** A major is published while somebody subscribes to it. */
  #majorsOf(event: string): readonly string[] {
    const types = new Set(this.#subscriptions.flatMap(({ events }) => events));
    return [...types].filter((type) => type.startsWith(`${event}.v`)).toSorted();
  }
}

function keyOf(type: string, entityId: string, reason: string): string {
  return `${type} ${entityId} ${reason}`;
}

function put<V>(lists: Map<string, V[]>, key: string, value: V): void {
  lists.set(key, [...(lists.get(key) ?? []), value]);
}
