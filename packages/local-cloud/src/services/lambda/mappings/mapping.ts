import { setTimeout as realWait } from "node:timers/promises";
import type { Spy } from "../../../spy/facts.ts";
import { STOP_GRACE_MS } from "./limits.ts";

/** A mapping that is at work. */
export interface Mapping {
  /** The logical name in the program. */
  readonly name: string;
  readonly counts: Readonly<EventCounts>;
  /** Stops polling at once; invocations in flight get two seconds to end, then they are left behind. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * How many events went which way, as the metrics of a mapping with `EventCount` count them.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html#event-source-mapping-metrics
 */
export interface EventCounts {
  PolledEventCount: number;
  FilteredOutEventCount: number;
  /** Once for each try. */
  InvokedEventCount: number;
  FailedInvokeEventCount: number;
  /** Queues only. */
  DeletedEventCount: number;
  /** Given up without a trace: retries or age used up and no destination took it. */
  DroppedEventCount: number;
  OnFailureDestinationDeliveredEventCount: number;
}

/** Both counts together. */
export function addCounts(total: EventCounts, more: EventCounts): EventCounts {
  const sum = { ...total };
  for (const metric of Object.keys(sum) as (keyof EventCounts)[]) sum[metric] += more[metric];
  return sum;
}

/** Counts events, and tells the spy of each step. */
export type Count = (metric: keyof EventCounts, events: number) => void;

/** Makes the counts of a mapping and the function that adds to them. */
export function createCounts(mapping: string, spy: Spy): { readonly counts: EventCounts; readonly count: Count } {
  const counts: EventCounts = {
    PolledEventCount: 0,
    FilteredOutEventCount: 0,
    InvokedEventCount: 0,
    FailedInvokeEventCount: 0,
    DeletedEventCount: 0,
    DroppedEventCount: 0,
    OnFailureDestinationDeliveredEventCount: 0,
  };
  const count: Count = (metric, events) => {
    if (events === 0) return;
    counts[metric] += events;
    spy.tell({ kind: "events-counted", mapping, metric, events });
  };
  return { counts, count };
}

/** Resolves when `work` has ended, or after the grace of a stop. Functions run in real time, hence so does this. */
export async function endOrLeave(work: Promise<unknown>): Promise<void> {
  const grace = new AbortController();
  const leave = realWait(STOP_GRACE_MS, undefined, { signal: grace.signal }).catch(() => undefined);
  await Promise.race([work, leave]);
  grace.abort();
}
