import { createManualClock } from "@streambridge/local-cloud";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, PROJECT, type World } from "./world.ts";

const HOUR = 3_600_000;

const clock = createManualClock();
let world: World;
beforeAll(async () => void (world = await openWorld(PROJECT, { clock })));
afterAll(() => world?.close());

test("a row that the table's TTL deletes is told from one that a user deleted", async () => {
  const inAnHour = new Date(clock.now() + HOUR).toISOString();
  const guest = await world.api.register({
    firstname: "Guest",
    lastname: "Account",
    email: "guest@example.com",
    expiresAt: inAnHour,
  });
  const member = await world.api.register({ firstname: "Lynn", lastname: "Conway", email: "lynn@example.com" });
  await world.api.remove(member.userId);
  await clock.advance(HOUR + 60_000);

  const expired = await deletionOf(guest.userId);
  const removed = await deletionOf(member.userId);
  expect(expired).toMatchObject({ data: { cause: "expired" }, metadata: { reason: "ttl" } });
  expect(removed).toMatchObject({ data: { cause: "user" }, metadata: { reason: "write" } });
  await world.vendors.algolia.waitFor((effect) => effect.action === "deleteObject" && effect.subject === guest.userId);
});

async function deletionOf(userId: string): Promise<unknown> {
  const { event } = await world.cloud.spy.waitFor(
    "event-accepted",
    (fact) => fact.event["detail-type"] === "UserDeleted.v1" && JSON.stringify(fact.event.detail).includes(userId),
  );
  return event.detail;
}
