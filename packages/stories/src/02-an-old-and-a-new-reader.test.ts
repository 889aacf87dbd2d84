import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "./world.ts";

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world?.close());

test("an old reader on v1 and a new one on v2 hear of the same user, each in its own words", async () => {
  const { userId } = await world.api.register({
    firstname: "Grace",
    lastname: "Hopper",
    email: "grace@example.com",
  });

  // search-index still reads `fullname`; crm-sync reads the two names that replaced it.
  const indexed = await world.vendors.algolia.waitFor((effect) => effect.subject === userId);
  const contact = await world.vendors.hubspot.waitFor((effect) => effect.summary.includes("Hopper"));
  expect(indexed.body).toMatchObject({ fullname: "Grace Hopper" });
  expect(indexed.body).not.toHaveProperty("firstname");
  expect(JSON.stringify(contact.body)).toMatch(/"firstname":"Grace".*"lastname":"Hopper"/);

  const [v1, v2] = await Promise.all(
    ["UserRegistered.v1", "UserRegistered.v2"].map((type) =>
      world.cloud.spy.waitFor("event-accepted", ({ event }) => event["detail-type"] === type),
    ),
  );
  const [old, recent] = [v1?.event.detail["metadata"], v2?.event.detail["metadata"]] as { fact: string; id: string }[];
  expect(old?.fact, "both tell of one thing that happened").toBe(recent?.fact);
  expect(old?.id, "and are two events").not.toBe(recent?.id);
});
