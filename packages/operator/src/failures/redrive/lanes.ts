import type { Entry } from "../entry.ts";
import { orderOf } from "../plan/order.ts";
import { inOrder } from "../plan/plan.ts";

/** Failures that are sent again one after the other. */
export type Lane = readonly Entry[];

/**
 * Puts failures into lanes: those of one item, and for events of one consumer, into one, in the order of the item's history;
 * each whose item cannot be told into a lane of its own. Lanes may run at the same time.
 */
export function lanesOf(entries: readonly Entry[]): readonly Lane[] {
  const lanes = Map.groupBy(inOrder(entries), (entry) => {
    const { item } = orderOf(entry);
    return item === undefined ? entry : `${entry.consumer ?? ""} ${item}`;
  });
  return [...lanes.values()];
}
