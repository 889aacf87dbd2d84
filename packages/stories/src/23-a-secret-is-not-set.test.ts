import { createManualClock } from "@streambridge/local-cloud";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pagedIn, rungIn } from "./alarms.ts";
import { openWorld, PROJECT, type World } from "./world.ts";

const MINUTE = 60_000;

const clock = createManualClock();
let world: World;
beforeAll(async () => void (world = await openWorld(PROJECT, { clock, unset: ["HubspotToken"] })));
afterAll(() => world?.close());

/** What waited when the secret was set. */
let waiting: readonly string[] = [];

test("a consumer whose secret nobody has set waits, an alarm says how to set it, and the others do not notice", async () => {
  const { cloud, vendors, api } = world;
  for (const [firstname, email] of [
    ["Edith", "edith@example.com"],
    ["Mary", "mary@example.com"],
  ] as const)
    await api.register({ firstname, lastname: "Clarke", email });
  await vendors.ses.waitFor(({ subject }) => subject === "mary@example.com");
  await vendors.slack.waitFor(({ summary }) => summary.includes("Mary"));
  await vendors.algolia.waitFor(({ summary }) => summary.includes("Mary"));

  const crm = world.queueOf("crm-sync");
  await cloud.spy.waitForAll("message-sent", 2, ({ queue }) => queue === crm);
  await clock.advance(2 * MINUTE);
  expect(rungIn(world)).toEqual([{ alarm: "CrmSyncSecretsUnset", to: "ALARM" }]);
  expect(pagedIn(world, "CrmSyncSecretsUnset")).toContain("npx sst secret set HubspotToken <value> --stage local");

  await clock.advance(24 * 60 * MINUTE);
  expect(cloud.queues.depth(crm)).toMatchObject({ visible: 2, inFlight: 0 });
  expect(cloud.queues.depth(world.deadLettersOf("crm-sync")).visible).toBe(0);
  expect([vendors.hubspot.received, rungIn(world).length]).toEqual([[], 1]);
  waiting = cloud.queues.peek(crm).map(({ body }) => body);
});

test("once it is set and deployed, everything that waited is handled", async () => {
  await world.close();
  world = await openWorld();
  // In the account the queue outlives the deployment. Here what lay in it is carried from one boot into the next.
  const { cloud, vendors } = world;
  const crm = world.queueOf("crm-sync");
  for (const body of waiting) await cloud.queues.send(crm, body);
  await cloud.spy.waitForAll(
    "message-deleted",
    waiting.length,
    (fact) => fact.queue === crm && waiting.some((body) => body === fact.body),
  );
  for (const name of ["Edith", "Mary"]) await vendors.hubspot.waitFor(({ summary }) => summary.includes(name));
  expect(waiting).toHaveLength(2);
  expect(cloud.queues.depth(world.deadLettersOf("crm-sync")).visible).toBe(0);
});
