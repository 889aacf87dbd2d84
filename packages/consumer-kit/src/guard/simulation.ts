import type { Metadata } from "@streambridge/events";
import type { Subscription } from "../subscription.ts";
import { sampleEvent } from "../testing/sample-event.ts";
import { makeGuard, type Entry, type Guard } from "./guard.ts";
import type { GuardStore } from "./store.ts";
import type { Ending } from "./rule.ts";

/** An event of the one item that a simulation is about. */
export interface SimulatedEvent {
  /** Place in the item's history; two events may share one. */
  readonly order: number;
  readonly deletes: boolean;
}

/** What may happen next. Numbers choose among what is there, whatever its size. */
export type Step =
  | { readonly do: "deliver"; readonly message: number }
  /** A worker has its effect at the vendor. */
  | { readonly do: "affect"; readonly worker: number }
  /** A worker says how it ended: `handled` after its effect, otherwise before it. */
  | { readonly do: "end"; readonly worker: number; readonly as: "handled" | "retried" | "parked" }
  /** A worker is gone, and tells nobody. Its message comes back. */
  | { readonly do: "crash"; readonly worker: number }
  /** Time goes on past every lease; Lambda has ended every function that was at work. */
  | { readonly do: "wait" }
  /** Time goes on past every lease, and whoever was at work is frozen and lives on. Their messages come back all the same. */
  | { readonly do: "freeze" };

interface Message {
  readonly event: SimulatedEvent;
  readonly metadata: Metadata;
}

interface Worker {
  readonly message: Message;
  readonly leave: Extract<Entry, { admitted: true }>["leave"];
  affected: boolean;
  /** It lives on past its lease. */
  late: boolean;
}

const LEASE_MS = 1_000;

/**
 * A queue, some workers, a guard over a store, and a vendor that shows what was written to it last. Steps that make no
 * sense at their moment do nothing, so that any list of them is a story.
 */
export class Simulation {
  readonly queue: Message[];
  readonly workers: Worker[] = [];
  /** Effects in the order in which the vendor saw them. */
  readonly effects: SimulatedEvent[] = [];
  readonly handled = new Set<SimulatedEvent>();
  readonly parked = new Set<SimulatedEvent>();
  /** Effects that came after a newer one, recorded or not. */
  readonly regressions: SimulatedEvent[] = [];
  /** Effects that came after a newer one was known to be done. */
  readonly outdated: SimulatedEvent[] = [];
  /** Effects of what was known to be done. */
  readonly repeats: SimulatedEvent[] = [];
  /** Effects of which the guard said at their end that something newer may have had its own before. */
  readonly overtaken: SimulatedEvent[] = [];
  /** Workers that went without a word after their effect; among them those that had outlived their lease. */
  crashesAfterEffect = 0;
  lateCrashes = 0;
  readonly #guard: Guard;
  #now = 1_000_000;
  #deliveries = 0;

  /** Every event is in the queue `copies` times. */
  constructor(subscription: Subscription, store: GuardStore, events: readonly SimulatedEvent[], copies: number) {
    this.#guard = makeGuard(subscription, store);
    const messages = events.map((event, index) => ({ event, metadata: metadataOf(event, index) }));
    this.queue = Array.from({ length: copies }, () => messages).flat();
  }

  async take(step: Step): Promise<void> {
    if (step.do === "wait") return this.#wait();
    if (step.do === "freeze") return this.#freeze();
    if (step.do === "deliver") return this.#deliver(step.message);
    const worker = this.workers[step.worker % Math.max(1, this.workers.length)];
    if (worker === undefined) return;
    if (step.do === "affect") return this.#affect(worker);
    if (step.do === "crash") return this.#crash(worker);
    if (worker.affected === (step.as === "handled")) await this.#end(worker, step.as);
  }

  /** Lets everything come to its end: whoever is at work is gone, and what lies in the queue is delivered until it is done. */
  async drain(): Promise<void> {
    for (let round = 0; this.queue.length > 0 || this.workers.length > 0; round += 1) {
      if (round > 100) throw new Error(`the queue does not drain: ${JSON.stringify(this.queue)}`);
      this.#wait();
      await this.#deliver(round);
      for (const worker of this.workers.slice()) {
        this.#affect(worker);
        await this.#end(worker, "handled");
      }
    }
  }

  async #deliver(choice: number): Promise<void> {
    const index = choice % Math.max(1, this.queue.length);
    const message = this.queue[index];
    if (message === undefined) return;
    this.queue.splice(index, 1);
    this.#deliveries += 1;
    const entry = await this.#guard.enter({
      metadata: message.metadata,
      deletes: message.event.deletes,
      holder: `delivery ${this.#deliveries}`,
      now: this.#now,
      leaseUntil: this.#now + LEASE_MS,
    });
    if (entry.admitted) this.workers.push({ message, leave: entry.leave, affected: false, late: false });
    else if (entry.refusal === "held") this.queue.push(message);
    else if (entry.refusal === "uncertain") this.parked.add(message.event);
  }

  #affect(worker: Worker): void {
    if (worker.affected) return;
    const { event } = worker.message;
    worker.affected = true;
    if (this.effects.some(({ order }) => order > event.order)) this.regressions.push(event);
    if ([...this.handled].some(({ order }) => order > event.order)) this.outdated.push(event);
    if (this.handled.has(event)) this.repeats.push(event);
    this.effects.push(event);
  }

  async #end(worker: Worker, as: Ending["kind"]): Promise<void> {
    const { event } = worker.message;
    // A handler that parks says that nothing happened; it cannot know of a try of another delivery that did.
    if (as === "parked" && this.effects.includes(event)) return;
    this.#remove(worker);
    const overtaken = await worker.leave({ kind: as, effect: as === "handled" ? "happened" : "none" }, this.#now);
    if (overtaken) this.overtaken.push(event);
    if (as === "handled") this.handled.add(event);
    else if (as === "parked") this.parked.add(event);
    else this.queue.push(worker.message);
  }

  #crash(worker: Worker): void {
    this.#remove(worker);
    if (worker.affected) this.crashesAfterEffect += 1;
    if (worker.affected && worker.late) this.lateCrashes += 1;
    this.queue.push(worker.message);
  }

  #wait(): void {
    for (const worker of this.workers.slice()) this.#crash(worker);
    this.#now += LEASE_MS + 1;
  }

  #freeze(): void {
    for (const worker of this.workers.filter(({ late }) => !late)) {
      worker.late = true;
      this.queue.push(worker.message);
    }
    this.#now += LEASE_MS + 1;
  }

  #remove(worker: Worker): void {
    this.workers.splice(this.workers.indexOf(worker), 1);
  }
}

function metadataOf({ order }: SimulatedEvent, index: number): Metadata {
  // Of one user, one after the other; an index of its own makes each a fact of its own.
  const { metadata } = sampleEvent("UserProfileChanged.v2", { data: { userId: "one" }, order });
  return { ...metadata, id: `id ${index}` };
}
