import { beforeEach, expect, test } from "vitest";
import { Deliveries } from "./deliveries.ts";
import type { Change, Delivery, Hop, Published } from "./hop.ts";
import { effect, subscriptions } from "./testing/sample-facts.ts";

const SOON = 5;
const change: Change = {
  eventID: "e1",
  sequence: "1",
  row: "USER#u1 PROFILE",
  operation: "INSERT",
  expired: false,
  at: 0,
};

let deliveries: Deliveries;
beforeEach(() => void (deliveries = new Deliveries(subscriptions, new Set(["crm-sync"]))));

function event(more: Partial<Published> = {}): Published {
  const type = more.type ?? "UserRegistered.v2";
  return { id: `${type}-1`, type, entityId: "u1", reason: "write", marks: [], change, consumers: [], ...more };
}
function delivery(consumer: string, more: Partial<Delivery> = {}): Delivery {
  return { event: event(), consumer, attempt: 1, takenAt: 0, effects: [effect()], ...more };
}
const handled = (consumer: string, more: Partial<Delivery> = {}): Hop => ({
  kind: "handled",
  delivery: delivery(consumer, more),
  milliseconds: 1,
});
const settledSoon = () => deliveries.settled(AbortSignal.timeout(SOON));
const expected = { event: "UserRegistered", entityId: "u1", reason: "write" } as const;
const because = () =>
  deliveries.missing().map(({ consumer, verdict }) => [consumer, "because" in verdict && verdict.because]);

test("an expectation is due at every subscriber of every major, until each has handled it", async () => {
  deliveries.expect(expected);
  expect(because()).toEqual([
    ["crm-sync", "no such event was on the bus"],
    ["signup-notice", "no such event was on the bus"],
  ]);
  deliveries.hop({ kind: "published", event: event() });
  deliveries.hop(handled("crm-sync"));
  expect(await settledSoon()).toBe(false);
  deliveries.hop(handled("signup-notice"));
  expect(await settledSoon()).toBe(true);
  expect(deliveries.missing()).toEqual([]);
  expect(deliveries.arrived).toBe(2);
});

test("an event that was on the bus before it was expected counts", async () => {
  deliveries.hop({ kind: "published", event: event() });
  deliveries.hop(handled("crm-sync"));
  deliveries.hop(handled("signup-notice"));
  deliveries.expect(expected);
  expect(await settledSoon()).toBe(true);
});

test("two expectations of one kind need two events", async () => {
  deliveries.expect({ ...expected, event: "UserDeleted" });
  deliveries.expect({ ...expected, event: "UserDeleted" });
  const deletedEvent = event({ type: "UserDeleted.v1" });
  deliveries.hop({ kind: "published", event: deletedEvent });
  deliveries.hop(handled("crm-sync", { event: deletedEvent }));
  deliveries.hop({ kind: "published", event: deletedEvent });
  expect(await settledSoon()).toBe(false);
});

test("a consumer that does not take the reason is not waited for", async () => {
  deliveries.hop({ kind: "published", event: event({ reason: "backfill" }) });
  deliveries.hop(handled("crm-sync"));
  expect(await settledSoon()).toBe(true);
});

test("handled without an effect at a vendor that watches is missing, at another it is not", () => {
  deliveries.expect(expected);
  deliveries.hop({ kind: "published", event: event() });
  deliveries.hop(handled("crm-sync", { effects: [] }));
  deliveries.hop(handled("signup-notice", { effects: [] }));
  expect(because()).toEqual([["crm-sync", "it was handled, but its vendor received nothing"]]);
});

test("leaving out what was expected is a failure, anything else may be left out", () => {
  const leftOut: Hop = { kind: "left-out", delivery: delivery("crm-sync"), outcome: "skipped", reason: "not allowed" };
  deliveries.hop({ kind: "published", event: event() });
  deliveries.hop(leftOut);
  deliveries.hop(handled("signup-notice"));
  expect(deliveries.missing()).toEqual([]);
  deliveries.expect(expected);
  expect(because()).toEqual([["crm-sync", "it was skipped: not allowed"]]);
});

test("the last known hop is the reason", () => {
  deliveries.expect(expected);
  const hops: [Hop, string][] = [
    [{ kind: "published", event: event() }, "it is on the bus, and no rule has put it into the consumer's queue"],
    [{ kind: "queued", event: event(), consumer: "crm-sync" }, "it waits in the consumer's queue"],
    [{ kind: "taken", delivery: delivery("crm-sync") }, "the consumer took it from its queue (attempt 1)"],
    [
      { kind: "retried", delivery: delivery("crm-sync"), code: "RETRY_REQUESTED", reason: "HubSpot answered 503" },
      "attempt 1 failed and it waits for another: RETRY_REQUESTED: HubSpot answered 503",
    ],
    [
      { kind: "set-aside", delivery: delivery("crm-sync"), code: "PARK_REQUESTED", reason: undefined },
      "it went to the dead-letter queue: PARK_REQUESTED",
    ],
  ];
  for (const [hop, reason] of hops) {
    deliveries.hop(hop);
    expect(because()).toContainEqual(["crm-sync", reason]);
  }
});

test("what has arrived stays arrived when a second copy is passed over", () => {
  deliveries.expect(expected);
  deliveries.hop({ kind: "published", event: event() });
  deliveries.hop(handled("crm-sync"));
  deliveries.hop({ kind: "left-out", delivery: delivery("crm-sync"), outcome: "repeated", reason: undefined });
  expect(because()).toEqual([["signup-notice", expect.any(String)]]);
});

test("what something newer of the same row overtook has arrived, since the newer state has", () => {
  deliveries.expect(expected);
  deliveries.hop({ kind: "published", event: event() });
  deliveries.hop({ kind: "left-out", delivery: delivery("crm-sync"), outcome: "outdated", reason: undefined });
  expect(because()).toEqual([["signup-notice", expect.any(String)]]);
});

test("when the bridge parks the row, nothing is waited for any more", async () => {
  deliveries.expect(expected);
  deliveries.hop({ kind: "row", change });
  deliveries.hop({ kind: "parked", change, code: "EVENT_INVALID", message: "no lastname" });
  expect(await settledSoon()).toBe(true);
  expect(because()[0]).toEqual(["crm-sync", "the bridge parked its row: EVENT_INVALID: no lastname"]);
  expect(deliveries.rows.stuck()).toEqual(["USER#u1 PROFILE: parked: EVENT_INVALID: no lastname"]);
});

test("a row is waited for from the write, or the stream, until the bridge has dealt with it", async () => {
  deliveries.rows.expect(change.row);
  expect(deliveries.rows.stuck()).toEqual(["USER#u1 PROFILE: the stream has not told of it"]);
  deliveries.hop({ kind: "row", change });
  expect(deliveries.rows.stuck()).toEqual(["USER#u1 PROFILE: the bridge has not dealt with it"]);
  expect(await settledSoon()).toBe(false);
  deliveries.hop({ kind: "ignored", change });
  expect(await settledSoon()).toBe(true);
});

test("the stream may be ahead of the writer", async () => {
  deliveries.hop({ kind: "row", change });
  deliveries.hop({ kind: "ignored", change });
  deliveries.rows.expect(change.row);
  expect(await settledSoon()).toBe(true);
});

test("an input is waited for as long as something moves", async () => {
  deliveries.hop({ kind: "published", event: event() });
  const waiting = deliveries.settledOrStill(SOON * 20, new AbortController().signal);
  deliveries.hop(handled("crm-sync"));
  deliveries.hop(handled("signup-notice"));
  expect(await waiting).toBe(true);

  deliveries.hop({ kind: "published", event: event({ id: "another" }) });
  expect(await deliveries.settledOrStill(SOON, new AbortController().signal)).toBe(false);
});
