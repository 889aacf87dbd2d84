import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "./world.ts";

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world?.close());

test("when PutEvents throttles half of a request, that half is sent again and nothing twice", async () => {
  const throttled = new Set<string>();
  world.cloud.faults.putEvents = (entries) =>
    entries.map(({ Detail = "" }, index) => {
      const { id } = (JSON.parse(Detail) as { metadata: { id: string } }).metadata;
      if (index % 2 === 0 || throttled.has(id)) return undefined;
      throttled.add(id);
      return { code: "ThrottlingException", message: "Rate exceeded" };
    });

  const { userId } = await world.api.register({ firstname: "Ada", lastname: "Lovelace", email: "ada@example.com" });

  const { algolia, hubspot } = world.vendors;
  await Promise.all([
    algolia.waitFor((effect) => effect.subject === userId),
    hubspot.waitFor((effect) => effect.summary.includes("Lovelace")),
  ]);
  expect(throttled.size, "one of the two events was throttled").toBe(1);
  const accepted = world.cloud.spy.facts
    .filter((fact) => fact.kind === "event-accepted")
    .map((fact) => fact.event["detail-type"]);
  expect(accepted.toSorted()).toEqual(["UserRegistered.v1", "UserRegistered.v2"]);
});
