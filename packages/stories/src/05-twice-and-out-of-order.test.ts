import { afterAll, beforeAll, expect, test } from "vitest";
import { isAbout } from "./messages.ts";
import { openWorld, type World } from "./world.ts";

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world?.close());

test("delivered twice, the welcome e-mail is sent once", async () => {
  const { userId } = await world.api.register({ firstname: "Alan", lastname: "Kay", email: "alan@example.com" });
  const first = await handled("welcome-email", "UserRegistered.v2", userId);

  await redeliver("welcome-email", first.body);

  expect(world.vendors.ses.received.filter((effect) => effect.subject === "alan@example.com")).toHaveLength(1);
});

test("delivered out of order, the latest state wins", async () => {
  const { userId } = await world.api.register({ firstname: "Barbara", lastname: "Huberman", email: "b@example.com" });
  const registered = await handled("search-index", "UserRegistered.v1", userId);
  await world.api.change(userId, { lastname: "Liskov" });
  await handled("search-index", "UserProfileChanged.v1", userId);

  await redeliver("search-index", registered.body);

  expect(indexed(userId)).toMatchObject({ fullname: "Barbara Liskov" });
});

test("a late update does not bring a deleted user back", async () => {
  const { userId } = await world.api.register({ firstname: "Ken", lastname: "Thompson", email: "ken@example.com" });
  await handled("search-index", "UserRegistered.v1", userId);
  await world.api.change(userId, { firstname: "Kenneth" });
  const changed = await handled("search-index", "UserProfileChanged.v1", userId);
  await world.api.remove(userId);
  await handled("search-index", "UserDeleted.v1", userId);

  await redeliver("search-index", changed.body);

  expect(indexed(userId)).toBeUndefined();
});

/** What the search index holds about a user now. */
function indexed(userId: string): unknown {
  return world.vendors.algolia.indices.get("users")?.get(userId);
}

/** The message with which this consumer took the event: it is deleted from the queue when its handler is done. */
function handled(consumer: string, type: string, entityId: string): Promise<{ readonly body: string }> {
  const queue = world.queueOf(consumer);
  return world.cloud.spy.waitFor("message-deleted", (fact) => fact.queue === queue && isAbout(fact, type, entityId));
}

/** Puts the same message into the queue again and waits until the consumer is done with it. */
async function redeliver(consumer: string, body: string): Promise<void> {
  const queue = world.queueOf(consumer);
  const messageId = await world.cloud.queues.send(queue, body);
  await world.cloud.spy.waitFor("message-deleted", (fact) => fact.queue === queue && fact.messageId === messageId);
}
