import { createManualClock } from "@streambridge/local-cloud";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rungIn } from "./alarms.ts";
import { changedProject } from "./changed-project.ts";
import { openRows, userRow } from "./rows.ts";
import { openWorld, type World } from "./world.ts";

const MINUTE = 60_000;
/** Who signs up, so many minutes into the outage. */
const PEOPLE = { Ada: 35, Grace: 50, Hedy: 57 } as const;

const clock = createManualClock();
// The bridge sends again for most of its minute, which is real time; here it leaves that to the mapping after a moment.
const copy = changedProject({
  path: "packages/bridge/src/limits.ts",
  from: "PUBLISH_RESERVE_MS = 5_000",
  to: "PUBLISH_RESERVE_MS = 59_800",
});
let world: World;
// Slack and the CRM wait for their keys meanwhile: they take one event a second, which is real time.
beforeAll(
  async () => void (world = await openWorld(copy.folder, { clock, unset: ["SlackWebhookUrl", "HubspotToken"] })),
);
afterAll(async () => {
  await world?.close();
  copy.remove();
});

test("an hour in which EventBridge takes nothing loses nothing, and rings for what it is", async () => {
  const { cloud, vendors } = world;
  const rows = openRows(world);
  await clock.advance(MINUTE);

  cloud.faults.putEvents = (entries) => entries.map(() => ({ code: "InternalFailure", message: "It is not us." }));
  let minutes = 0;
  for (const [firstname, at] of Object.entries(PEOPLE)) {
    await clock.advance((at - minutes) * MINUTE);
    minutes = at;
    await rows.put(userRow(firstname.toLowerCase(), { firstname }));
  }
  await clock.advance((60 - minutes) * MINUTE);
  rows.close();
  expect(cloud.spy.facts.filter(({ kind }) => kind === "event-accepted")).toEqual([]);
  const ringing = rungIn(world).map(({ alarm, to }) => `${alarm} ${to}`);
  expect(ringing.toSorted()).toEqual(["BridgeIteratorAge ALARM", "BridgeRefused ALARM"]);

  delete cloud.faults.putEvents;
  await clock.advance(2 * MINUTE);
  const names = Object.keys(PEOPLE);
  await Promise.all(names.map((name) => vendors.algolia.waitFor(({ subject }) => subject === name.toLowerCase())));
  expect(vendors.ses.received).toHaveLength(names.length);
  expect(cloud.queues.depth(world.parkQueue).visible).toBe(0);

  await clock.advance(3 * 60 * MINUTE);
  const ended = rungIn(world).map(({ alarm, to }) => `${alarm} ${to}`);
  expect(ended.toSorted().filter((move) => !move.includes("SecretsUnset"))).toEqual([
    "BridgeIteratorAge ALARM",
    "BridgeIteratorAge OK",
    "BridgeRefused ALARM",
    "BridgeRefused OK",
  ]);
});
