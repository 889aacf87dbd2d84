import { linkValues, onTrial, sampleEvent } from "@streambridge/consumer-kit/testing";
import { startAlgolia, type AlgoliaStandIn } from "@streambridge/stand-ins";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { handlers } from "./handler.ts";
import { subscription } from "./subscription.ts";

let algolia: AlgoliaStandIn;

beforeAll(async () => {
  algolia = await startAlgolia();
  linkValues({
    AlgoliaAppId: algolia.appId,
    AlgoliaApiKey: algolia.apiKey,
    AlgoliaUrl: algolia.url,
    AlgoliaIndex: "people",
  });
});
beforeEach(() => algolia.fail(undefined));
afterAll(() => algolia.stop());

const registered = (userId: string, order = 1) =>
  sampleEvent("UserRegistered.v1", { data: { userId, fullname: "Ada" }, order });
const changed = (userId: string, fullname: string, order: number) =>
  sampleEvent("UserProfileChanged.v1", { data: { userId, fullname }, order });
const deleted = (userId: string, order: number) => sampleEvent("UserDeleted.v1", { data: { userId }, order });
const record = (userId: string) => algolia.indices.get("people")?.get(userId);

test("a user who registers is in the index, and gone from it when deleted", async () => {
  const trial = onTrial(subscription, handlers);
  expect(await trial.deliver(registered("u1"))).toEqual({ Handled: 1 });
  expect(record("u1")).toMatchObject({ objectID: "u1", fullname: "Ada" });
  expect(await trial.deliver(deleted("u1", 2))).toEqual({ Handled: 1 });
  expect(record("u1")).toBeUndefined();
});

test("an older name that comes late does not replace a newer one", async () => {
  const trial = onTrial(subscription, handlers);
  expect(await trial.deliver(changed("u2", "Augusta", 3))).toEqual({ Handled: 1 });
  expect(await trial.deliver(registered("u2", 1), changed("u2", "Adah", 2))).toEqual({ Dropped: 2 });
  expect(record("u2")).toMatchObject({ fullname: "Augusta" });
});

test("a change that comes after the deletion does not bring a user back", async () => {
  const trial = onTrial(subscription, handlers);
  await trial.deliver(registered("u3", 1), deleted("u3", 3));
  expect(await trial.deliver(changed("u3", "Ghost", 2))).toEqual({ Dropped: 1 });
  expect(record("u3")).toBeUndefined();
});

test("the same event twice is written once", async () => {
  const trial = onTrial(subscription, handlers);
  const before = algolia.received.length;
  const event = registered("u4");
  await trial.deliver(event);
  expect(await trial.deliver(event)).toEqual({ Repeated: 1 });
  expect(algolia.received.length - before).toBe(1);
});

test.each([503, 403])("an event that Algolia answers with %i is retried", async (status) => {
  const trial = onTrial(subscription, handlers);
  algolia.fail({ status });
  expect(await trial.deliver(registered(`out-${status}`))).toEqual({ Retried: 1 });
  expect(trial.parked).toEqual([]);
});

test("an event that Algolia answers with 400 is parked, with its status", async () => {
  const trial = onTrial(subscription, handlers);
  algolia.fail({ status: 400 });
  expect(await trial.deliver(registered("u5"))).toEqual({ Parked: 1 });
  expect(trial.parked).toMatchObject([
    { ErrorCode: "PARK_REQUESTED", ErrorMessage: expect.stringContaining("Algolia answered 400") as string },
  ]);
});
