import { createManualClock } from "@streambridge/local-cloud";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pagedIn, rungIn } from "./alarms.ts";
import { openRows, userRow } from "./rows.ts";
import { openWorld, PROJECT, type World } from "./world.ts";

const MINUTE = 60_000;

const clock = createManualClock();
let world: World;
beforeAll(async () => void (world = await openWorld(PROJECT, { clock })));
afterAll(() => world?.close());

test("a parked record rings within a minute, tells the person on call what to run, and ends when it is gone", async () => {
  const { cloud, parkQueue } = world;
  await clock.advance(MINUTE);

  const rows = openRows(world);
  await rows.put(userRow("u-1", { lastname: undefined }));
  rows.close();
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

test("every alarm of the program is judged: none is left out for a part that is not emulated", () => {
  const alarms = world.cloud.graph.resources.filter(({ type }) => type.endsWith(":MetricAlarm"));
  const judged = new Set(world.cloud.spy.facts.flatMap((fact) => (fact.kind === "alarm" ? [fact.alarm] : [])));
  const silent = alarms.map(({ inputs }) => String(inputs["name"])).filter((name) => !judged.has(name));
  // What a queue holds is told once there is something in it, or for six hours after.
  expect(silent.filter((name) => !name.endsWith("Age"))).toEqual([]);
});
