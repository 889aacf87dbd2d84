import { takesReason, type Subscription } from "../../packages/consumer-kit/src/subscription.ts";
import { streambridge } from "./commands.ts";

/**
 * How events that are gone from all queues come to a consumer again: a backfill, or for one that refuses it a replay of the
 * bus's archive to its rule alone. A command that ends with a refusal helps nobody at night.
 */
export function bringAgain(subscription: Pick<Subscription, "name" | "reasons">): string {
  return takesReason(subscription, "backfill")
    ? `the rows are there still: ${streambridge(`backfill --consumer ${subscription.name}`)}`
    : 'it refuses backfills; replay those hours from the bus\'s archive to its rule alone: see "To replay the archive" in docs/alarms.md';
}
