import { createManualClock } from "@streambridge/local-cloud";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pagedIn, rungIn } from "./alarms.ts";
import { edit, type Edit } from "./changed-project.ts";
import { openChangedWorld, type ChangedWorld } from "./changed-world.ts";
import { userRow, type Rows } from "./rows.ts";
import type { World } from "./world.ts";

const MINUTE = 60_000;
const USER = "packages/bridge/src/translate/user.ts";
const ORDER = "packages/bridge/src/translate/order.ts";

const clock = createManualClock();
// Translators of this project park. Here that of users halts, and that of orders skips.
const POLICIES: readonly Edit[] = [
  { path: USER, from: 'onError: "park"', to: 'onError: "halt"' },
  { path: ORDER, from: 'onError: "park"', to: 'onError: "skip"' },
];

let changed: ChangedWorld;
let world: World;
let rows: Rows;
beforeAll(async () => {
  changed = await openChangedWorld(POLICIES, { clock });
  ({ world, rows } = changed);
});
afterAll(() => changed?.close());

/** What the bus has taken so far. */
const published = (): readonly string[] =>
  world.cloud.spy.facts.flatMap((fact) => (fact.kind === "event-accepted" ? [fact.event["detail-type"]] : []));

const parkedNothing = (): boolean => world.cloud.queues.depth(world.parkQueue).visible === 0;

test("skip: a failure is counted and logged, nothing is parked, nothing rings, and the stream goes on", async () => {
  await rows.put({ pk: { S: "ORDER#o-1" }, sk: { S: "ORDER" }, entity: { S: "order" }, orderId: { S: "o-1" } });
  const skipped = await world.cloud.spy.waitFor("function-log", ({ line }) => line.includes("events skipped"));
  expect(skipped.line).toContain("EVENT_INVALID");
  await world.cloud.spy.waitFor("function-log", ({ line }) => line.includes('"EventsSkipped":1'));

  await clock.advance(2 * MINUTE);
  expect(parkedNothing()).toBe(true);
  expect(rungIn(world)).toEqual([]);
});

test("halt: the stream waits at the record, an alarm rings, and it goes on in order once the translator is mended", async () => {
  const { spy } = world.cloud;
  await rows.put(userRow("u-1", { lastname: undefined }));
  await spy.waitFor("batch-failed", ({ mapping }) => mapping === "BridgeMapping");
  await rows.put(userRow("u-1", { lastname: "Rogers" }));

  await clock.advance(14 * MINUTE);
  expect(rungIn(world)).toEqual([]);
  await clock.advance(4 * MINUTE);
  expect(rungIn(world)).toEqual([{ alarm: "BridgeIteratorAge", to: "ALARM" }]);
  expect(pagedIn(world, "BridgeIteratorAge")).toContain('"batch cut"');
  expect(spy.facts.some((fact) => fact.kind === "function-log" && fact.line.includes("batch cut"))).toBe(true);
  expect([published(), parkedNothing()]).toEqual([[], true]);

  edit(changed.copy, {
    path: USER,
    from: "    lastname,\n    email,",
    to: '    lastname: lastname ?? "(not told)",\n    email,',
  });
  await spy.waitFor("function-replaced", ({ functionName }) => functionName.includes("Bridge"));
  await clock.advance(2 * MINUTE);
  expect(published().filter((type) => type.endsWith(".v2"))).toEqual(["UserRegistered.v2", "UserProfileChanged.v2"]);
  await clock.advance(6 * MINUTE);
  expect(rungIn(world).at(-1)).toEqual({ alarm: "BridgeIteratorAge", to: "OK" });
});
