import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "./world.ts";

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world?.close());

test("a row that the table's TTL deletes is told from one that a user deleted", async () => {
  const soon = new Date(Date.now() + 1_000).toISOString();
  const guest = await world.api.register({
    firstname: "Guest",
    lastname: "Account",
    email: "guest@example.com",
    expiresAt: soon,
  });
  const member = await world.api.register({ firstname: "Lynn", lastname: "Conway", email: "lynn@example.com" });
  await world.api.remove(member.userId);

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
