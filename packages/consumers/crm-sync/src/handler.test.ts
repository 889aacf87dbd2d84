import { linkValues, onTrial, sampleEvent } from "@streambridge/consumer-kit/testing";
import { startHubspot, type CrmObject, type HubspotStandIn } from "@streambridge/stand-ins";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { handlers } from "./handler.ts";
import { connect } from "./hubspot.ts";
import { subscription } from "./subscription.ts";

let hubspot: HubspotStandIn;

beforeAll(async () => {
  hubspot = await startHubspot();
  linkValues({ HubspotToken: hubspot.token, HubspotUrl: hubspot.url });
});
beforeEach(() => hubspot.fail(undefined));
afterAll(() => hubspot.stop());

const trialOf = () => onTrial(subscription, handlers);

const registered = (userId: string, email = `${userId}@example.com`, order = 1) =>
  sampleEvent("UserRegistered.v2", { data: { userId, email }, order });
const placed = (orderId: string, userId: string) =>
  sampleEvent("OrderPlaced.v1", { data: { orderId, userId }, order: 1 });
const cancelled = (orderId: string, userId: string) =>
  sampleEvent("OrderCancelled.v1", { data: { orderId, userId }, order: 2 });
const contactOf = (userId: string) => find(hubspot.contacts, "app_user_id", userId);
const dealOf = (orderId: string) => find(hubspot.deals, "app_order_id", orderId);

function find(objects: ReadonlyMap<string, CrmObject>, property: string, value: string): CrmObject | undefined {
  return [...objects.values()].find((object) => object.properties[property] === value);
}

test("a contact follows its user from sign-up through a change of address to the end", async () => {
  const trial = trialOf();
  await trial.deliver(registered("u1"));
  const data = { userId: "u1", email: "new@example.com", firstname: "Augusta" };
  await trial.deliver(sampleEvent("UserProfileChanged.v2", { data, order: 2 }));
  expect(contactOf("u1")?.properties).toMatchObject({ email: "new@example.com", firstname: "Augusta" });
  expect(await trial.deliver(sampleEvent("UserDeleted.v1", { data: { userId: "u1" }, order: 3 }))).toEqual({
    Handled: 1,
  });
  expect(contactOf("u1")).toBeUndefined();
});

test("deleting a user whom HubSpot does not know is done at once", async () => {
  expect(await trialOf().deliver(sampleEvent("UserDeleted.v1", { data: { userId: "nobody" } }))).toEqual({
    Handled: 1,
  });
});

test("an order is its user's deal, and lost when cancelled", async () => {
  const trial = trialOf();
  await trial.deliver(registered("u2"));
  expect(await trial.deliver(placed("o2", "u2"))).toEqual({ Handled: 1 });
  expect(dealOf("o2")).toMatchObject({ properties: { dealstage: "closedwon" }, contacts: [contactOf("u2")?.id] });
  await trial.deliver(cancelled("o2", "u2"));
  expect(dealOf("o2")?.properties).toMatchObject({ dealstage: "closedlost", amount: "38.30" });
});

test("an order that was cancelled stays lost when its placing comes late", async () => {
  const trial = trialOf();
  await trial.deliver(registered("u3"));
  await trial.deliver(cancelled("o3", "u3"));
  expect(await trial.deliver(placed("o3", "u3"))).toEqual({ Dropped: 1 });
  expect(dealOf("o3")).toMatchObject({ properties: { dealstage: "closedlost" }, contacts: [contactOf("u3")?.id] });
});

test("an order that comes before its user waits for the contact", async () => {
  const trial = trialOf();
  expect(await trial.deliver(placed("o4", "u4"))).toEqual({ Retried: 1 });
  await trial.deliver(registered("u4"));
  expect(await trial.deliver(placed("o4", "u4"))).toEqual({ Handled: 1 });
  expect(dealOf("o4")?.contacts).toEqual([contactOf("u4")?.id]);
});

test("a deal whose contact does not come within a quarter of an hour stays without one", async () => {
  const sentAt = Date.now() - 16 * 60 * 1000;
  expect(await trialOf().redeliver(placed("o5", "gone"), { sentAt, attempt: 12 })).toEqual({ Handled: 1 });
  expect(dealOf("o5")?.contacts).toEqual([]);
});

test("somebody whom marketing knew before keeps the contact when signing up", async () => {
  const { contacts } = connect(hubspot.token, hubspot.url);
  const known = await contacts.batch.upsert({
    inputs: [{ id: "lead@example.com", idProperty: "email", properties: {} }],
  });
  expect(await trialOf().deliver(registered("u6", "lead@example.com"))).toEqual({ Handled: 1 });
  expect(contactOf("u6")?.id).toBe(known.results[0]?.id);
});

test("an address that another user is about to give up is waited for", async () => {
  const trial = trialOf();
  await trial.deliver(registered("u7", "shared@example.com"));
  expect(await trial.deliver(registered("u8", "shared@example.com"))).toEqual({ Retried: 1 });
  const moved = { userId: "u7", email: "u7@example.com" };
  await trial.deliver(sampleEvent("UserProfileChanged.v2", { data: moved, order: 2 }));
  expect(await trial.deliver(registered("u8", "shared@example.com"))).toEqual({ Handled: 1 });
  expect([contactOf("u7")?.properties["email"], contactOf("u8")?.properties["email"]]).toEqual([
    "u7@example.com",
    "shared@example.com",
  ]);
});

test("a rate limit is waited out for as long as HubSpot says", async () => {
  const trial = trialOf();
  hubspot.fail({ status: 429, retryAfter: 7 });
  expect(await trial.deliver(registered("u9"))).toEqual({ Retried: 1 });
  expect(trial.putBack).toEqual([7]);
});

test("an outage is retried", async () => {
  hubspot.fail({ status: 502 });
  expect(await trialOf().deliver(registered("u10"))).toEqual({ Retried: 1 });
});

test("what HubSpot refuses is parked, with the way to mend it", async () => {
  const trial = trialOf();
  hubspot.fail({ status: 400 });
  expect(await trial.deliver(registered("u11"))).toEqual({ Parked: 1 });
  const [attributes] = trial.parked;
  expect(attributes?.["ErrorMessage"]).toMatch(/HubSpot answered 400.*unique properties app_user_id/);
});
