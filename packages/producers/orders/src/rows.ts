import type { CancelReason, Channel, Line, Money, NewOrder } from "./fields.ts";

/** An order as the table holds it. */
export interface OrderRow {
  readonly pk: `ORDER#${string}`;
  readonly sk: "ORDER";
  readonly entity: "order";
  readonly orderId: string;
  readonly userId: string;
  readonly status: "placed" | "cancelled";
  readonly channel: Channel;
  readonly lines: readonly Line[];
  readonly total: Money;
  readonly note?: string;
  /** ISO 8601 in UTC, as the next. */
  readonly placedAt: string;
  readonly cancelledAt?: string;
  readonly cancelReason?: CancelReason;
}

export function orderKey(orderId: string): Pick<OrderRow, "pk" | "sk"> {
  return { pk: `ORDER#${orderId}`, sk: "ORDER" };
}

/** The row of an order that is placed now. */
export function newOrderRow(orderId: string, order: NewOrder, total: Money, now: number): OrderRow {
  const placedAt = new Date(now).toISOString();
  return { ...orderKey(orderId), entity: "order", orderId, status: "placed", ...order, total, placedAt };
}

/** An order as the API shows it. */
export function view(order: OrderRow): object {
  const { orderId, userId, status, channel, lines, total, note, placedAt, cancelledAt, cancelReason } = order;
  return { orderId, userId, status, channel, lines, total, note, placedAt, cancelledAt, cancelReason };
}
