import { afterAll, beforeAll, expect, test } from "vitest";
import { isAbout } from "./messages.ts";
import { openWorld, type World } from "./world.ts";

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world?.close());

test("while the CRM is down its queue waits, the others do not notice, and it catches up", async () => {
  const { algolia, slack, hubspot, ses } = world.vendors;
  hubspot.fail({ status: 503 });

  const { userId } = await world.api.register({
    firstname: "Radia",
    lastname: "Perlman",
    email: "radia@example.com",
  });
  await Promise.all([
    algolia.waitFor((effect) => effect.subject === userId),
    slack.waitFor((effect) => effect.summary.includes("Radia Perlman")),
    ses.waitFor((effect) => effect.subject === "radia@example.com"),
    hubspot.waitForRefusal((refusal) => refusal.status === 503),
  ]);
  const crm = world.queueOf("crm-sync");
  const { visible, inFlight, delayed } = world.cloud.queues.depth(crm);
  expect(visible + inFlight + delayed, "the event waits in the CRM's own queue").toBe(1);
  expect(hubspot.received).toEqual([]);

  hubspot.fail(undefined);
  await world.cloud.spy.waitFor(
    "message-deleted",
    (fact) => fact.queue === crm && isAbout(fact, "UserRegistered.v2", userId),
  );
  expect(hubspot.received.filter((effect) => effect.summary.includes("Perlman"))).toHaveLength(1);
  expect(world.cloud.queues.depth(world.deadLettersOf("crm-sync")).visible).toBe(0);
});
