import { DynamoDBStore } from "../dynamodb-store.ts";
import { makeGuard } from "../guard.ts";
import type { GuardStore } from "../store.ts";
import type { Subscription } from "../../subscription.ts";
import { sampleEvent } from "../../testing/sample-event.ts";
import { startGuardTable } from "./guard-table.ts";

// `node packages/consumer-kit/src/guard/testing/measure-guard.ts`: what the guard costs, over DynamoDB Local on this machine: rows that stay,
// conditional writes and milliseconds, for an event that is handled and for one that is refused. It prints a table.

const TIMES = 300;
/** Rounds before the clock counts: connections are opened and code is compiled by then. */
const WARM_UP = 50;

const base: Subscription = {
  name: "bench",
  owner: "nobody",
  description: "",
  events: ["UserProfileChanged.v2"],
  onError: "retry",
};
const SUBSCRIPTIONS: Readonly<Record<string, Subscription>> = {
  'order: "latest-wins"': { ...base, order: "latest-wins" },
  'once: "fact"': { ...base, once: "fact" },
  both: { ...base, order: "latest-wins", once: "fact" },
};

/** How the event of a measurement stands to what is done already; `order` is its place, 0 before all others. */
const CASES = [
  { name: "the first event of an item", order: () => 1, item: (index: number) => `item ${index}` },
  { name: "the next event of an item", order: (index: number) => index + 2, item: () => "one item" },
  { name: "a repeat", order: () => 1, item: (index: number) => `item ${index}` },
];

/** Counts the writes of a store, and the rows that it has. */
class Counting implements GuardStore {
  writes = 0;
  rows = 0;
  readonly #store: GuardStore;
  constructor(store: GuardStore) {
    this.#store = store;
  }
  async swap(...swap: Parameters<GuardStore["swap"]>): ReturnType<GuardStore["swap"]> {
    const answer = await this.#store.swap(...swap);
    this.writes += 1;
    if (answer.ok && swap[1] === undefined) this.rows += 1;
    return answer;
  }
}

const table = await startGuardTable();

console.log("| subscription | event | rows kept | writes | median ms |");
console.log("| --- | --- | --- | --- | --- |");
for (const [says, subscription] of Object.entries(SUBSCRIPTIONS)) {
  for (const one of CASES) {
    const { rows, writes, milliseconds } = await measure(says, subscription, one);
    console.log(`| \`${says}\` | ${one.name} | ${rows} | ${writes} | ${milliseconds} |`);
  }
}
await table.stop();

async function measure(says: string, subscription: Subscription, { name, order, item }: (typeof CASES)[number]) {
  const store = new Counting(new DynamoDBStore(table.client, table.name));
  const guard = makeGuard(subscription, store);
  const times: number[] = [];
  const before = { rows: 0, writes: 0 };
  for (let index = -WARM_UP; index < TIMES; index += 1) {
    if (index === 0) Object.assign(before, { rows: store.rows, writes: store.writes });
    const data = { userId: `${says} ${item(index)}` };
    const { metadata } = sampleEvent("UserProfileChanged.v2", { data, order: order(index + WARM_UP) });
    const now = Date.now();
    const started = performance.now();
    const entry = await guard.enter({
      metadata,
      deletes: false,
      holder: `${name} ${index}`,
      now,
      leaseUntil: now + 9e5,
    });
    if (entry.admitted) await entry.leave({ kind: "handled", effect: "happened" }, now);
    if (index >= 0) times.push(performance.now() - started);
  }
  const each = (total: number): string => (total / TIMES).toFixed(1).replace(/\.0$/, "");
  const median = times.toSorted((one, other) => one - other)[Math.floor(TIMES / 2)] ?? 0;
  return {
    rows: each(store.rows - before.rows),
    writes: each(store.writes - before.writes),
    milliseconds: median.toFixed(1),
  };
}
