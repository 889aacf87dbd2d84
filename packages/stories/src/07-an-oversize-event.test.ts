import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "./world.ts";

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world?.close());

test("an event too large to carry takes the claim check, and its consumer does not notice", async () => {
  const bio = "Wrote the first compiler. ".repeat(11_500); // about 300 KB; an item may have 400 KB
  const { userId } = await world.api.register({
    firstname: "Grace",
    lastname: "Hopper",
    email: "grace@example.com",
    bio,
  });

  const { event } = await world.cloud.spy.waitFor(
    "event-accepted",
    (fact) => fact.event["detail-type"] === "UserRegistered.v1",
  );
  expect(event.detail).not.toHaveProperty("data");
  const { dataref } = event.detail["metadata"] as { dataref: string };
  expect(dataref).toMatch(/^s3:\/\/.+\/claims\/.+\.json$/);

  const indexed = await world.vendors.algolia.waitFor((effect) => effect.subject === userId);
  expect(indexed.body).toMatchObject({ fullname: "Grace Hopper" });
});
