import { userRow, type Row } from "../../src/rows.ts";
import { HUGE_CHARACTERS, LARGE_CHARACTERS, TOO_MANY_HOPS } from "../limits.ts";
import { AILMENTS } from "../project/chaos-project.ts";
import type { Body } from "./workload.ts";

const SIZES = { large: LARGE_CHARACTERS, huge: HUGE_CHARACTERS } as const;

/** Characters that a producer's mistake, or a person's phone, may bring in. */
const ODD = '\uFFFE\uFFFF\u0000 \u{1F9EA} e\u0301 \\"';

/** A user with this e-mail address, which no other change has. */
export function personRow(user: string, email: string, { ailment, size, odd }: Body): Row {
  const parts = [ailment && AILMENTS[ailment], odd && ODD].filter(Boolean).join(" ");
  const bio = size === undefined ? parts : parts.padEnd(SIZES[size], ".");
  return userRow(user, { email, bio: bio === "" ? undefined : bio });
}

/** The reserved attribute of a write whose causal chain is so long. */
export function causeStamp(nonce: string, hops: 0 | "too many"): Row {
  const N = String(hops === 0 ? 0 : TOO_MANY_HOPS);
  return { _cause: { M: { nonce: { S: nonce }, at: { S: "2026-01-01T00:00:00.000Z" }, hops: { N } } } };
}

const MONEY: Row[string] = { M: { amount: { N: "100" }, currency: { S: "EUR" } } };

/** An order that was placed. */
export function orderRow(orderId: string, { odd }: Pick<Body, "odd">): Row {
  return {
    pk: { S: `ORDER#${orderId}` },
    sk: { S: "ORDER" },
    entity: { S: "order" },
    orderId: { S: orderId },
    userId: { S: "somebody" },
    status: { S: "placed" },
    channel: { S: "web" },
    placedAt: { S: "2026-01-01T00:00:00.000Z" },
    total: MONEY,
    lines: {
      L: [{ M: { sku: { S: "TEA" }, title: { S: "Tea" }, quantity: { N: "1" }, unitPrice: MONEY } }],
    },
    ...(odd === true && { note: { S: ODD } }),
  };
}
