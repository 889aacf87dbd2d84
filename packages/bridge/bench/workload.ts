import { orderRow, streamRecord, userRow, type TestRecord } from "../src/testing/records.ts";
import { drawFrom } from "./draw.ts";
import { SEED } from "./limits.ts";

const NAMES = ["Ada", "Gabriel", "Zoë", "José", "Søren", "Radia", "Grace", "Łukasz"];
const TEXT = "Writes about “a town”\nand the people who live in it; likes tea, trains and long walks by the sea. ";

/**
 * A batch as a table of users and orders makes it: half are changes of a profile, the rest sign-ups, orders placed and
 * cancelled, and deletions. Every record makes one event.
 *
 * @param hotShare The share of the records that are about one and the same row; all others are about rows of their own.
 */
export function batchOf(size: number, hotShare = 0): readonly TestRecord[] {
  const draw = drawFrom(SEED);
  return Array.from({ length: size }, (_, index) => {
    if (draw() < hotShare) return changeOfProfile("hot", index, draw);
    return recordOf(index, draw);
  });
}

function recordOf(index: number, draw: () => number): TestRecord {
  const kind = draw();
  const id = `${index}`;
  if (kind < 0.5) return changeOfProfile(id, index, draw);
  const row = profileOf(id, draw);
  if (kind < 0.7) return streamRecord(undefined, row);
  if (kind < 0.75) return streamRecord(row, undefined);
  const order = orderRow(id, { lines: linesOf(1 + Math.floor(draw() * 5)) });
  if (kind < 0.9) return streamRecord(undefined, order);
  return streamRecord(order, { ...order, status: "cancelled", cancelledAt: "2026-11-23T13:00:00.000Z" });
}

function changeOfProfile(id: string, index: number, draw: () => number): TestRecord {
  const row = profileOf(id, draw);
  return streamRecord(row, { ...row, lastname: `Name ${index}` });
}

function profileOf(id: string, draw: () => number) {
  const firstname = NAMES[Math.floor(draw() * NAMES.length)] ?? "Ada";
  return userRow(id, { firstname, bio: TEXT.repeat(1 + Math.floor(draw() * 5)), locale: "en-GB" });
}

function linesOf(count: number) {
  const unitPrice = { amount: 1250, currency: "EUR" };
  return Array.from({ length: count }, (_, line) => ({ sku: `TEA-${line}`, title: "Tea", quantity: 2, unitPrice }));
}
