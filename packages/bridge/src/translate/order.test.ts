import { describe, expect, test } from "vitest";
import { changeOf } from "../testing/changes.ts";
import { orderRow } from "../testing/records.ts";
import { order } from "./order.ts";

const row = orderRow("order-1", { note: "Ring twice" });
const about = { entity: { type: "order", id: "order-1" }, keys: { channel: "web" } };

test("a new row is a placed order", () => {
  expect(order.translate(changeOf(undefined, row))).toEqual([
    {
      type: "OrderPlaced.v1",
      ...about,
      data: {
        orderId: "order-1",
        userId: "user-1",
        channel: "web",
        placedAt: "2026-11-23T12:00:00.000Z",
        lines: [{ sku: "TEA-1", title: "Tea", quantity: 2, unitPrice: { amount: 1250, currency: "EUR" } }],
        total: { amount: 2500, currency: "EUR" },
        note: "Ring twice",
      },
    },
  ]);
});

test("a new row that is cancelled already is a placed order and then a cancelled one", () => {
  const cancelled = { ...row, status: "cancelled", cancelledAt: "2026-11-23T13:00:00.000Z" };
  expect(order.translate(changeOf(undefined, cancelled)).map(({ type }) => type)).toEqual([
    "OrderPlaced.v1",
    "OrderCancelled.v1",
  ]);
});

describe("a changed row", () => {
  test("is a cancelled order when the status says so, with the whole total as refund", () => {
    const cancelled = { ...row, status: "cancelled", cancelReason: "stock", cancelledAt: "2026-11-23T13:00:00.000Z" };
    expect(order.translate(changeOf(row, cancelled))).toEqual([
      {
        type: "OrderCancelled.v1",
        ...about,
        data: {
          orderId: "order-1",
          userId: "user-1",
          reason: "stock",
          cancelledAt: "2026-11-23T13:00:00.000Z",
          refund: { amount: 2500, currency: "EUR" },
        },
      },
    ]);
  });

  test("means nothing when the status stays", () => {
    expect(order.translate(changeOf(row, { ...row, note: "Ring once" }))).toEqual([]);
    const cancelled = { ...row, status: "cancelled" };
    expect(order.translate(changeOf(cancelled, { ...cancelled, note: "x" }))).toEqual([]);
  });
});

test("a removed row means nothing", () => {
  expect(order.translate(changeOf(row, undefined))).toEqual([]);
});
