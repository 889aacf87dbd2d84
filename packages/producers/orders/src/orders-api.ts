import { serve } from "@streambridge/producer-kit";
import { cancel } from "./cancel.ts";
import { lookUp } from "./look-up.ts";
import { place } from "./place.ts";
import type { Table } from "./table.ts";

/** What the routes work with. */
export interface Orders {
  readonly table: Table;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** A new order's id. */
  readonly newId: () => string;
}

/** The routes of orders: each reads its request, writes the row under a condition, and answers. */
export function ordersApi(orders: Orders): ReturnType<typeof serve> {
  return serve({
    "POST /orders": (request) => place(orders, request),
    "GET /orders/{orderId}": (request) => lookUp(orders, request),
    "POST /orders/{orderId}/cancel": (request) => cancel(orders, request),
  });
}
