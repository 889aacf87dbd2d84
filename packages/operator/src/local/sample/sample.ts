import { GUEST_SECONDS } from "../../limits.ts";
import type { Expectation } from "../deliveries.ts";
import { textAt, type Json } from "../follow/json.ts";
import type { Api } from "./api.ts";

/** What the sample does with each of its steps. */
export interface Stage {
  /** Announces a step, before its request is sent. */
  readonly announce: (title: string) => void;
  /** Says what the step must lead to, and gives it time to get there. */
  readonly expect: (expectation: Expectation) => Promise<void>;
}

/**
 * The sample: one registers, takes another name, orders, changes her mind and leaves; another stays for two seconds.
 * Every event of the catalogue is seen once at least.
 */
export async function playSample(api: Api, { announce, expect }: Stage): Promise<void> {
  announce("Ada Byron registers");
  const ada = idIn(await api.send("POST", "/users", ADA), "userId");
  await expect({ event: "UserRegistered", entityId: ada, reason: "write" });

  announce("Ada Byron takes the name Lovelace");
  await api.send("PATCH", `/users/${ada}`, { lastname: "Lovelace" });
  await expect({ event: "UserProfileChanged", entityId: ada, reason: "write" });

  announce("Ada orders tea and a cup");
  const order = idIn(await api.send("POST", "/orders", { userId: ada, ...ORDER }), "orderId");
  await expect({ event: "OrderPlaced", entityId: order, reason: "write" });

  announce("Ada cancels her order");
  await api.send("POST", `/orders/${order}/cancel`, { reason: "customer" });
  await expect({ event: "OrderCancelled", entityId: order, reason: "write" });

  announce("Grace Hopper registers, for two seconds");
  const grace = idIn(await api.send("POST", "/users", guest()), "userId");
  await expect({ event: "UserRegistered", entityId: grace, reason: "write" });

  announce("Ada leaves");
  await api.send("DELETE", `/users/${ada}`);
  await expect({ event: "UserDeleted", entityId: ada, reason: "write" });

  announce("Grace's two seconds are over: her row expires");
  await expect({ event: "UserDeleted", entityId: grace, reason: "ttl" });
}

const ADA = { firstname: "Ada", lastname: "Byron", email: "ada@example.com", locale: "en-GB" };

const ORDER = {
  channel: "web",
  lines: [
    {
      sku: "TEA-DARJEELING-250",
      title: "Darjeeling, 250 g",
      quantity: 2,
      unitPrice: { amount: 1490, currency: "EUR" },
    },
    { sku: "CUP-WHITE", title: "White cup", quantity: 1, unitPrice: { amount: 850, currency: "EUR" } },
  ],
};

function guest(): object {
  const expiresAt = new Date(Date.now() + GUEST_SECONDS * 1000).toISOString();
  return { firstname: "Grace", lastname: "Hopper", email: "grace@example.com", expiresAt };
}

function idIn(answer: Json, name: string): string {
  return textAt(answer, name) ?? "";
}
