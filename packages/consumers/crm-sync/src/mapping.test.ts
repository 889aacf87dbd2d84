import { sampleEvent } from "@streambridge/consumer-kit/testing";
import { expect, test } from "vitest";
import { cancelledDealOf, contactOf, majorUnits, placedDealOf } from "./mapping.ts";

test("a user becomes a contact under our own id", () => {
  const { data } = sampleEvent("UserRegistered.v2", { data: { userId: "u1", firstname: "Ada", lastname: "Lovelace" } });
  expect(contactOf(data)).toEqual({
    id: "u1",
    properties: { email: data.email, firstname: "Ada", lastname: "Lovelace" },
  });
});

test("an order becomes a won deal over its total", () => {
  const unitPrice = { amount: 1490, currency: "EUR" };
  const { data } = sampleEvent("OrderPlaced.v1", {
    data: {
      orderId: "o1",
      placedAt: "2026-11-10T09:30:00.000Z",
      total: { amount: 3830, currency: "EUR" },
      lines: [
        { sku: "TEA", title: "Darjeeling", quantity: 2, unitPrice },
        { sku: "CUP", title: "Cup", quantity: 1, unitPrice },
      ],
    },
  });
  expect(placedDealOf(data)).toEqual({
    id: "o1",
    properties: {
      dealname: "Order o1",
      pipeline: "default",
      dealstage: "closedwon",
      amount: "38.30",
      deal_currency_code: "EUR",
      closedate: "2026-11-10T09:30:00.000Z",
      description: "2 x Darjeeling\n1 x Cup",
    },
  });
});

test("a cancellation makes a whole deal of its own, and leaves the amount alone", () => {
  const { data } = sampleEvent("OrderCancelled.v1", { data: { orderId: "o1", reason: "stock" } });
  const { properties } = cancelledDealOf(data);
  expect(properties).toMatchObject({
    dealname: "Order o1",
    dealstage: "closedlost",
    closed_lost_reason: "Out of stock",
  });
  expect(properties).not.toHaveProperty("amount");
});

test.each([
  [3830, "EUR", "38.30"],
  [5, "USD", "0.05"],
  [0, "EUR", "0.00"],
  [500, "JPY", "500"],
  [1234, "KWD", "1.234"],
  [-250, "EUR", "-2.50"],
  [9_007_199_254_740_991, "USD", "90071992547409.91"],
])("%i minor units of %s are %s", (amount, currency, expected) => {
  expect(majorUnits({ amount, currency })).toBe(expected);
});
