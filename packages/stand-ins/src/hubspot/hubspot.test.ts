import { Client } from "@hubspot/api-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startHubspot, type HubspotStandIn } from "./hubspot.ts";

let hubspot: HubspotStandIn;
let crm: Client["crm"];

beforeAll(async () => {
  hubspot = await startHubspot();
  crm = new Client({ accessToken: hubspot.token, basePath: hubspot.url }).crm;
});
afterAll(() => hubspot.stop());

function upsertContact(userId: string, properties: Record<string, string>) {
  return crm.contacts.batchApi.upsert({ inputs: [{ id: userId, idProperty: "app_user_id", properties }] });
}

test("an upsert makes a contact, and the next one of the same id changes it", async () => {
  const first = await upsertContact("u1", { email: "u1@example.com", firstname: "Ada" });
  expect(first.results[0]).toMatchObject({ _new: true });
  const second = await upsertContact("u1", { firstname: "Augusta" });
  expect(second.results[0]).toMatchObject({ _new: false, id: first.results[0]?.id });
  expect(hubspot.contacts.get(first.results[0]?.id ?? "")?.properties).toEqual({
    app_user_id: "u1",
    email: "u1@example.com",
    firstname: "Augusta",
  });
  expect(hubspot.received.at(-1)).toMatchObject({
    action: "upsert",
    subject: "u1",
    summary: "contacts: save u1 Augusta",
  });
});

test("a contact is found by a unique property and archived by its id, twice without harm", async () => {
  await upsertContact("u2", { email: "u2@example.com" });
  const found = await crm.contacts.basicApi.getById("u2", undefined, undefined, undefined, undefined, "app_user_id");
  await crm.contacts.basicApi.archive(found.id);
  await crm.contacts.basicApi.archive(found.id);
  expect(hubspot.contacts.has(found.id)).toBe(false);
  const again = crm.contacts.basicApi.getById("u2", undefined, undefined, undefined, undefined, "app_user_id");
  await expect(again).rejects.toMatchObject({ code: 404 });
});

test("a second contact with the same e-mail address is a conflict, and the first can be updated by that address", async () => {
  await upsertContact("u3", { email: "same@example.com" });
  await expect(upsertContact("u4", { email: "Same@Example.com" })).rejects.toMatchObject({
    code: 409,
    body: { category: "CONFLICT" },
  });
  const updated = await crm.contacts.basicApi.update(
    "same@example.com",
    { properties: { app_user_id: "u5" } },
    "email",
  );
  expect(updated.properties).toMatchObject({ app_user_id: "u5" });
});

test("a deal belongs to a contact once it is associated", async () => {
  const contact = await upsertContact("u6", { email: "u6@example.com" });
  const properties = { dealname: "Order o1", amount: "12.50", dealstage: "closedwon" };
  const deal = await crm.deals.batchApi.upsert({ inputs: [{ id: "o1", idProperty: "app_order_id", properties }] });
  const [dealId, contactId] = [deal.results[0]?.id ?? "", contact.results[0]?.id ?? ""];
  await crm.associations.v4.basicApi.createDefault("deals", dealId, "contacts", contactId);
  expect(hubspot.deals.get(dealId)).toMatchObject({ properties, contacts: [contactId] });
});

test.each([
  ["a property that does not exist", { shoe_size: "44" }, "PROPERTY_DOESNT_EXIST"],
  ["a malformed e-mail address", { email: "nobody" }, "INVALID_EMAIL"],
])("%s is refused", async (_title, properties, error) => {
  const attempt = upsertContact("u7", properties);
  await expect(attempt).rejects.toMatchObject({
    code: 400,
    body: { category: "VALIDATION_ERROR", message: expect.stringContaining(error) as string },
  });
});

test("an upsert by a property that is not unique is refused", async () => {
  const attempt = crm.contacts.batchApi.upsert({ inputs: [{ id: "x", idProperty: "firstname", properties: {} }] });
  await expect(attempt).rejects.toMatchObject({ code: 400 });
});

test("a wrong token is refused", async () => {
  const stranger = new Client({ accessToken: "wrong", basePath: hubspot.url });
  await expect(stranger.crm.contacts.basicApi.archive("1")).rejects.toMatchObject({ code: 401 });
});

test("a rate limit says which one, and when to come back", async () => {
  hubspot.fail({ status: 429, retryAfter: 7 });
  await expect(upsertContact("u8", {})).rejects.toMatchObject({
    code: 429,
    body: { policyName: "TEN_SECONDLY_ROLLING" },
    headers: { "retry-after": "7" },
  });
  hubspot.fail(undefined);
});
