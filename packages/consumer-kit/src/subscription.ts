import type { EventType } from "@streambridge/events";

/** What follows when a handler throws something that is neither `Retry` nor `Park`. */
export type OnError = "retry" | "park" | "skip";

/** How the consumer wants repeats and disorder kept from it; `none` hands over what comes. */
export type Order = "none" | "latest-wins";

/** Why an event was sent; see `metadata.reason`. */
export type Reason = "write" | "ttl" | "backfill" | "redrive";

/**
 * One consumer's subscription, as pure data: this file's value is read by `stacks/` (rule, queue, dead-letter queues,
 * policies, function, alarms), by the registry ("this change breaks crm-sync") and by the consumer kit at run time.
 * A `subscription.ts` imports nothing but this type.
 */
export interface Subscription {
  /** The folder's name, in kebab-case; it names queue, rule, function and alarms. */
  readonly name: string;
  /** The owning team. */
  readonly owner: string;
  /** What it does, in one sentence. */
  readonly description: string;
  /** The exact event types it wants; its rule matches these and nothing else. */
  readonly events: readonly [EventType, ...EventType[]];
  /** What an undeclared throw means. */
  readonly onError: OnError;
  /** How long a message may be retried before it is parked, in hours. Default 12 (numbers.ts). */
  readonly retryHours?: number;
  /** `latest-wins`: an event older than what was handled for the same item is dropped. */
  readonly order?: Order;
  /** At most one effect per thing that happened (`fact`) or per entity for ever (`entity`). */
  readonly once?: "fact" | "entity";
  /** `once` only: what to do when an earlier try was cut off between effect and record. */
  readonly onUncertain?: "retry" | "park";
  /**
   * Reasons it accepts; an event with another reason is skipped and counted. Default all but `backfill`: what a consumer does
   * a second time for every row there is, its owner says on purpose.
   */
  readonly reasons?: readonly Reason[];
  /** Messages per invocation, and seconds to wait for them to gather. Default 10 and 0. */
  readonly batch?: { readonly size: number; readonly windowSeconds?: number };
  /** Concurrent invocations, at least 2 (AWS's minimum). */
  readonly maxConcurrency?: number;
  /** Effects per second that one function instance may start. */
  readonly ratePerSecond?: number;
  /** Seconds that one invocation may take. Default 30. */
  readonly timeoutSeconds?: number;
  /** Secrets it cannot work without, each with where to get it. While one is unset its mapping is disabled. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Settings with a default that works; they are set like secrets, per stage. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Rights beyond the usual ones. `sendEmailAs` names the setting that holds the sender's address. */
  readonly rights?: { readonly sendEmailAs?: string };
}

/** Whether a consumer takes events that were sent for this reason. */
export function takesReason({ reasons }: { readonly reasons?: readonly string[] }, reason: string): boolean {
  return reasons === undefined ? reason !== "backfill" : reasons.includes(reason);
}
