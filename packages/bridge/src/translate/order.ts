import type { Draft, EventData, Money, OrderLine } from "@streambridge/events";
import type { Change } from "../decode/change.ts";
import type { Translator } from "./translator.ts";

/** What a translator reads of an order's row. */
export interface OrderRow {
  readonly orderId: string;
  readonly userId: string;
  readonly status: "placed" | "cancelled";
  readonly channel: EventData["OrderPlaced.v1"]["channel"];
  readonly lines: OrderLine[];
  readonly total: Money;
  readonly placedAt: string;
  readonly cancelledAt?: string;
  readonly cancelReason?: EventData["OrderCancelled.v1"]["reason"];
  readonly note?: string;
}

type OrderDraft = Draft<"OrderPlaced.v1" | "OrderCancelled.v1">;

/**
 * An order's row makes an event when the order is placed and when it is cancelled, both at once if it is cancelled when it is
 * first seen. That an old row is removed means nothing to the outside.
 */
export const order: Translator<OrderRow> = {
  entity: "order",
  onError: "park",
  translate: translateOrder,
};

function translateOrder({ newRow, oldRow, time }: Change<OrderRow>): readonly OrderDraft[] {
  if (newRow === undefined) return [];
  if (oldRow === undefined)
    return newRow.status === "cancelled" ? [placed(newRow), cancelled(newRow, time)] : [placed(newRow)];
  return oldRow.status === "placed" && newRow.status === "cancelled" ? [cancelled(newRow, time)] : [];
}

function placed(row: OrderRow): OrderDraft {
  const { orderId, userId, channel, placedAt, lines, total, note } = row;
  const data = { orderId, userId, channel, placedAt, lines, total, ...(note !== undefined && { note }) };
  return { type: "OrderPlaced.v1", ...aboutOrder(row), data };
}

function cancelled(row: OrderRow, time: string): OrderDraft {
  const { orderId, userId, cancelReason = "customer", cancelledAt = time, total } = row;
  const data = { orderId, userId, reason: cancelReason, cancelledAt, refund: total };
  return { type: "OrderCancelled.v1", ...aboutOrder(row), data };
}

function aboutOrder({ orderId, channel }: OrderRow) {
  return { entity: { type: "order", id: orderId }, keys: { channel } };
}
