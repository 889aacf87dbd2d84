import { createManualClock, planFaults } from "@streambridge/local-cloud";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pagedIn, rungIn } from "./alarms.ts";
import { openRows, userRow, type Rows } from "./rows.ts";
import { openWorld, PROJECT, type World } from "./world.ts";

const MINUTE = 60_000;

const names = (rung: ReturnType<typeof rungIn>): readonly string[] =>
  rung.map(({ alarm, to }) => `${alarm} ${to}`).toSorted();

const clock = createManualClock();
let world: World;
let rows: Rows;
beforeAll(async () => {
  world = await openWorld(PROJECT, { clock });
  rows = openRows(world);
});
afterAll(async () => {
  rows?.close();
  await world?.close();
});

test("a parked record rings within a minute, tells the person on call what to run, and ends when it is gone", async () => {
  const { cloud, parkQueue } = world;
  await clock.advance(MINUTE);

  await rows.put(userRow("u-1", { lastname: undefined }));
  await cloud.spy.waitFor("message-sent", ({ queue }) => queue === parkQueue);
  expect(rungIn(world)).toEqual([]);

  await clock.advance(MINUTE);
  expect(rungIn(world)).toEqual([{ alarm: "ParkedDepth", to: "ALARM" }]);
  expect(pagedIn(world, "ParkedDepth")).toContain("pnpm streambridge failures list --place bridge --stage local");

  // It goes on ringing for as long as the record lies there, however long nobody comes.
  await clock.advance(7 * 60 * MINUTE);
  expect(rungIn(world)).toEqual([{ alarm: "ParkedDepth", to: "ALARM" }]);

  for (const { receiptHandle } of await cloud.queues.receive(parkQueue, 10, 0, AbortSignal.timeout(10_000)))
    await cloud.queues.delete(parkQueue, receiptHandle);
  await clock.advance(6 * MINUTE);
  expect(rungIn(world)).toEqual([
    { alarm: "ParkedDepth", to: "ALARM" },
    { alarm: "ParkedDepth", to: "OK" },
  ]);
});

test("an event that cannot be delivered rings at the rule and at the dead letters, and nobody else notices", async () => {
  const { cloud } = world;
  const before = rungIn(world).length;
  const crm = cloud.physicalName("aws:cloudwatch/eventRule:EventRule", "CrmSyncQueueRule");
  cloud.faults.deliver = ({ rule }) =>
    rule === crm ? { code: "NO_PERMISSIONS", message: "Not yours.", retryable: false } : undefined;
  await rows.put(userRow("u-2"));
  await cloud.spy.waitFor("target-failed", ({ deadLettered }) => deadLettered);
  delete cloud.faults.deliver;

  await clock.advance(MINUTE);
  expect(names(rungIn(world).slice(before))).toEqual(["CrmSyncDeadLettersDepth ALARM", "CrmSyncDeliveryFailed ALARM"]);
  expect(pagedIn(world, "CrmSyncDeadLettersDepth")).toContain("failures redrive --consumer crm-sync --stage local");
});

test("a function that dies rings once, however often it is tried again, and ends a quiet quarter of an hour later", async () => {
  const { cloud, vendors } = world;
  const before = rungIn(world).length;
  const at = { resource: "*SearchIndexFunction*" };
  cloud.faults.plan = planFaults({ seed: 13, rules: [{ kind: "function-dies", rate: 1, at, most: 3 }] });
  await rows.put(userRow("u-3"));
  await cloud.spy.waitFor("batch-failed", ({ mapping }) => mapping === "SearchIndexMapping");

  await clock.advance(12 * MINUTE);
  await vendors.algolia.waitFor(({ subject }) => subject === "u-3");
  expect(names(rungIn(world).slice(before))).toEqual(["SearchIndexErrors ALARM"]);
  await clock.advance(20 * MINUTE);
  expect(names(rungIn(world).slice(before))).toContain("SearchIndexErrors OK");
});

test("every alarm of the program is judged: none is left out for a part that is not emulated", () => {
  const alarms = world.cloud.graph.resources.filter(({ type }) => type.endsWith(":MetricAlarm"));
  const judged = new Set(world.cloud.spy.facts.flatMap((fact) => (fact.kind === "alarm" ? [fact.alarm] : [])));
  const silent = alarms.map(({ inputs }) => String(inputs["name"])).filter((name) => !judged.has(name));
  // What a queue holds is told once there is something in it, or for six hours after.
  expect(silent.filter((name) => !name.endsWith("Age"))).toEqual([]);
});
