import { createManualClock } from "@streambridge/local-cloud";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rungIn } from "./alarms.ts";
import { isAbout } from "./messages.ts";
import { openWorld, PROJECT, type World } from "./world.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const clock = createManualClock();
let world: World;
beforeAll(async () => void (world = await openWorld(PROJECT, { clock })));
afterAll(() => world?.close());

test("a CRM that is down for six hours fills no dead-letter queue, and rings nothing", async () => {
  const { cloud, vendors, api } = world;
  const crm = world.queueOf("crm-sync");
  vendors.hubspot.fail({ status: 503 });
  const { userId } = await api.register({ firstname: "Radia", lastname: "Perlman", email: "radia@example.com" });
  await vendors.hubspot.waitForRefusal(({ status }) => status === 503);

  await clock.advance(6 * HOUR);
  const { visible, inFlight, delayed } = cloud.queues.depth(crm);
  expect(visible + inFlight + delayed).toBe(1);
  expect(vendors.hubspot.received).toEqual([]);

  vendors.hubspot.fail(undefined);
  await clock.advance(20 * MINUTE);
  await cloud.spy.waitFor(
    "message-deleted",
    (fact) => fact.queue === crm && isAbout(fact, "UserRegistered.v2", userId),
  );
  expect(vendors.hubspot.received.filter(({ summary }) => summary.includes("Perlman"))).toHaveLength(1);
  expect(cloud.queues.depth(world.deadLettersOf("crm-sync")).visible).toBe(0);
  await clock.advance(HOUR);
  expect(rungIn(world)).toEqual([]);
});
