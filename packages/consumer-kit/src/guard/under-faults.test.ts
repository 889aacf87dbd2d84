import { sequenceOf } from "@streambridge/events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { deletes } from "../handlers.ts";
import { Park, Retry } from "../outcome.ts";
import type { Subscription } from "../subscription.ts";
import { sampleEvent } from "../testing/sample-event.ts";
import { onTrial } from "../testing/trial.ts";
import { DynamoDBStore } from "./dynamodb-store.ts";
import { startGuardTable, type GuardTable } from "./testing/guard-table.ts";

// The whole kit over a guard in DynamoDB, one fault at a time. The vendor is a list: what it shows is its last entry.

const HOUR_MS = 3_600_000;
let table: GuardTable;

beforeAll(async () => {
  table = await startGuardTable();
});
afterAll(() => table?.stop());

const latestWins = {
  name: "sample",
  owner: "nobody",
  description: "",
  events: ["UserProfileChanged.v2", "UserDeleted.v1"],
  onError: "retry",
  order: "latest-wins",
} as const satisfies Subscription;
const oncePerFact = { ...latestWins, order: "none", once: "fact" } as const satisfies Subscription;

/** A consumer on trial whose clock is set by hand; `before` runs between claim and effect. */
function consumerOf(
  subscription: typeof latestWins | typeof oncePerFact,
  before: () => Promise<void> | void = () => undefined,
) {
  const clock = { now: Date.UTC(2026, 0, 1) };
  const vendor: string[] = [];
  const trial = onTrial(
    subscription,
    {
      "UserProfileChanged.v2": async ({ data }) => {
        await before();
        vendor.push(data.firstname);
      },
      "UserDeleted.v1": deletes(() => void vendor.push("deleted")),
    },
    { store: new DynamoDBStore(table.client, table.name), now: () => clock.now },
  );
  return { ...trial, vendor, clock };
}

const changed = (userId: string, order: number) =>
  sampleEvent("UserProfileChanged.v2", { data: { userId, firstname: `state ${order}` }, order });

/** An event from a stream with this label. */
function ofStream(label: string, order: number) {
  const event = changed("recreated", order);
  return { ...event, metadata: { ...event.metadata, sequence: sequenceOf(label, `${order}`) } };
}

test("a handler that is paused until its lease has run out: what came after it stands, and it is parked as overtaken", async () => {
  const pause = Promise.withResolvers<void>();
  const claimed = Promise.withResolvers<void>();
  const paused = consumerOf(latestWins, () => {
    claimed.resolve();
    return pause.promise;
  });
  const late = paused.deliver(changed("paused", 1));
  await claimed.promise;

  const other = consumerOf(latestWins);
  other.clock.now += HOUR_MS;
  expect(await other.deliver(changed("paused", 2))).toEqual({ Handled: 1 });
  pause.resolve();

  expect(await late).toEqual({ Parked: 1 });
  expect(paused.parked).toMatchObject([{ ErrorCode: "EFFECT_OVERTAKEN" }]);
  expect(await other.deliver(changed("paused", 2))).toEqual({ Repeated: 1 });
  expect(await other.deliver(changed("paused", 1))).toEqual({ Dropped: 1 });
});

test("`once`: of a handler that was paused and a copy that came when its lease had run out, the copy is left to a person", async () => {
  const pause = Promise.withResolvers<void>();
  const claimed = Promise.withResolvers<void>();
  const paused = consumerOf(oncePerFact, () => {
    claimed.resolve();
    return pause.promise;
  });
  const late = paused.deliver(changed("paused once", 1));
  await claimed.promise;
  const other = consumerOf(oncePerFact);
  other.clock.now += HOUR_MS;
  expect(await other.deliver(changed("paused once", 1))).toEqual({ Parked: 1 });
  expect(other.parked).toMatchObject([{ ErrorCode: "EFFECT_UNCERTAIN" }]);

  pause.resolve();
  expect(await late).toEqual({ Handled: 1 });
  // Now it is known to have happened: redriven, the parked copy is a repeat.
  expect(await other.deliver(changed("paused once", 1))).toEqual({ Repeated: 1 });
  expect([...paused.vendor, ...other.vendor]).toHaveLength(1);
});

test.each([latestWins, oncePerFact])(
  "a copy that meets a live lease waits some seconds ($order)",
  async (subscription) => {
    const user = `copy ${subscription.order}`;
    const pause = Promise.withResolvers<void>();
    const claimed = Promise.withResolvers<void>();
    const first = consumerOf(subscription, () => {
      claimed.resolve();
      return pause.promise;
    });
    const handled = first.deliver(changed(user, 1));
    await claimed.promise;
    const copy = consumerOf(subscription);
    expect(await copy.deliver(changed(user, 1))).toEqual({ Retried: 1 });
    expect(copy.putBack).toEqual([3]);
    pause.resolve();
    expect(await handled).toEqual({ Handled: 1 });
    expect(await copy.deliver(changed(user, 1))).toEqual({ Repeated: 1 });
    expect(copy.vendor).toEqual([]);
  },
);

test.each([
  [latestWins, () => new Retry("the vendor is busy")],
  [latestWins, () => new TypeError("something broke")],
  [oncePerFact, () => new Retry("the vendor is busy")],
])(
  "an effect that fails after the claim is let go, and happens at the next try (%#)",
  async (subscription, failure) => {
    let fails = true;
    const consumer = consumerOf(subscription, () => {
      if (fails) throw failure();
    });
    const event = changed(`failing ${failure().name} ${subscription.order}`, 1);
    expect(await consumer.deliver(event)).toEqual({ Retried: 1 });
    fails = false;
    expect(await consumer.deliver(event)).toEqual({ Handled: 1 });
    expect(consumer.vendor).toEqual(["state 1"]);
  },
);

test("a stream that was made anew counts as later, and its predecessor's events as outdated", async () => {
  const consumer = consumerOf(latestWins);
  await consumer.deliver(ofStream("2026-01-01T00:00:00.000", 900));
  expect(await consumer.deliver(ofStream("2026-03-01T00:00:00.000", 1))).toEqual({ Handled: 1 });
  expect(await consumer.deliver(ofStream("2026-01-01T00:00:00.000", 901))).toEqual({ Dropped: 1 });
});

test("after a delete, a late update of the same item is dropped", async () => {
  const consumer = consumerOf(latestWins);
  const gone = sampleEvent("UserDeleted.v1", { data: { userId: "gone" }, order: 3 });
  await consumer.deliver(changed("gone", 1));
  expect(await consumer.deliver(gone)).toEqual({ Handled: 1 });
  expect(await consumer.deliver(changed("gone", 2))).toEqual({ Dropped: 1 });
  expect(consumer.vendor.at(-1)).toBe("deleted");
});

test("an older event that was parked, and is redriven after a newer one was handled, is dropped", async () => {
  let broken = true;
  const consumer = consumerOf(latestWins, () => {
    if (broken) throw new Park("the vendor refuses it");
  });
  expect(await consumer.deliver(changed("redriven", 1))).toEqual({ Parked: 1 });
  broken = false;
  expect(await consumer.deliver(changed("redriven", 2))).toEqual({ Handled: 1 });
  expect(await consumer.deliver(changed("redriven", 1))).toEqual({ Dropped: 1 });
});
