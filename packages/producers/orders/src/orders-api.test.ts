import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import { CAUSE_ATTRIBUTE, validateStrict } from "@streambridge/events";
import { startTable, type TestTable } from "@streambridge/local-cloud/testing";
import type { Answer } from "@streambridge/producer-kit";
import { request } from "@streambridge/producer-kit/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { ordersApi } from "./orders-api.ts";
import { openTable } from "./table.ts";

const TABLE = "Entities";
const NOW = Date.parse("2026-11-23T12:00:00Z");
const TEA = { sku: "TEA", title: "Tea", quantity: 2, unitPrice: { amount: 1490, currency: "EUR" } };
const CUP = { sku: "CUP", title: "Cup", quantity: 1, unitPrice: { amount: 850, currency: "EUR" } };
const ORDER = { userId: "u1", channel: "web", lines: [TEA, CUP], note: "Ring twice." };

let server: TestTable;
let client: DynamoDBClient;
let api: ReturnType<typeof ordersApi>;

beforeAll(async () => {
  server = await startTable(TABLE, "pk", "sk");
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  client = new DynamoDBClient({ endpoint: server.endpoint, region: "us-east-1", credentials });
});
afterAll(async () => {
  client.destroy();
  await server.stop();
});

beforeEach(({ task }) => {
  api = ordersApi({ table: openTable(TABLE, client), now: () => NOW, newId: () => task.id });
});

function place(body: object): Promise<Answer> {
  return api(request("POST /orders", { body: JSON.stringify(body) }));
}

function cancel(orderId: string, body: object = { reason: "customer" }): Promise<Answer> {
  return api(request("POST /orders/{orderId}/cancel", { pathParameters: { orderId }, body: JSON.stringify(body) }));
}

function find(orderId: string): Promise<Answer> {
  return api(request("GET /orders/{orderId}", { pathParameters: { orderId } }));
}

async function row(orderId: string): Promise<Record<string, unknown> | undefined> {
  const Key = { pk: `ORDER#${orderId}`, sk: "ORDER" };
  const { Item } = await DynamoDBDocumentClient.from(client).send(new GetCommand({ TableName: TABLE, Key }));
  return Item;
}

function nonceOn(item: Record<string, unknown> | undefined): string | undefined {
  return (item?.[CAUSE_ATTRIBUTE] as { nonce: string } | undefined)?.nonce;
}

test("an order is placed with its total, and can be published", async ({ task }) => {
  const answered = await place(ORDER);
  const placed = {
    orderId: task.id,
    ...ORDER,
    total: { amount: 3830, currency: "EUR" },
    placedAt: "2026-11-23T12:00:00.000Z",
  };
  expect(answered).toMatchObject({ statusCode: 201, headers: { location: `/orders/${task.id}` } });
  expect(JSON.parse(answered.body ?? "")).toEqual({ ...placed, status: "placed" });
  expect(validateStrict("OrderPlaced.v1", placed)).toBe(true);
  expect(await row(task.id)).toMatchObject({ entity: "order", status: "placed", ...placed });
  expect((await row(task.id))?.[CAUSE_ATTRIBUTE]).toMatchObject({ producer: "orders@0.1.0", hops: 0 });
});

test("fields that do not fit are named by their place, and nothing is written", async ({ task }) => {
  const answered = await place({
    ...ORDER,
    channel: "fax",
    lines: [
      { ...TEA, quantity: 0 },
      { ...CUP, price: 1 },
    ],
  });
  expect(answered.statusCode).toBe(400);
  const { error } = JSON.parse(answered.body ?? "") as { error: { fields: { field: string }[] } };
  expect(error.fields.map(({ field }) => field)).toEqual(["channel", "lines[0].quantity", "lines[1].price"]);
  expect(await row(task.id)).toBeUndefined();
});

test("lines in two currencies are a 400", async () => {
  const dollars = { ...CUP, unitPrice: { amount: 850, currency: "USD" } };
  const answered = await place({ ...ORDER, lines: [TEA, dollars] });
  expect(answered.statusCode).toBe(400);
  expect(answered.body).toContain("lines[1].unitPrice.currency");
});

test("an order is found, and an unknown one is a 404", async ({ task }) => {
  await place(ORDER);
  expect(await find(task.id)).toMatchObject({ statusCode: 200 });
  expect(await find("nothing")).toMatchObject({ statusCode: 404 });
});

test("an order is cancelled once, also when two ask at the same time", async ({ task }) => {
  await place(ORDER);
  const answered = await Promise.all([cancel(task.id), cancel(task.id, { reason: "stock" })]);
  expect(answered.map(({ statusCode }) => statusCode ?? 0).toSorted((a, b) => a - b)).toEqual([200, 409]);
  const done = answered.find(({ statusCode }) => statusCode === 200);
  const { cancelReason } = JSON.parse(done?.body ?? "") as { cancelReason: string };
  expect(await row(task.id)).toMatchObject({
    status: "cancelled",
    cancelReason,
    cancelledAt: "2026-11-23T12:00:00.000Z",
  });
});

test("a cancellation carries a cause of its own", async ({ task }) => {
  await place(ORDER);
  const placed = await row(task.id);
  await cancel(task.id);
  const cancelled = await row(task.id);
  expect(cancelled?.[CAUSE_ATTRIBUTE]).toMatchObject({ producer: "orders@0.1.0", nonce: expect.any(String) });
  expect(cancelled?.[CAUSE_ATTRIBUTE]).not.toMatchObject({ nonce: nonceOn(placed) });
});

test("to cancel needs a reason that is known and an order that exists", async ({ task }) => {
  await place(ORDER);
  expect(await cancel(task.id, { reason: "boredom" })).toMatchObject({ statusCode: 400 });
  expect(await cancel("nothing")).toMatchObject({ statusCode: 404 });
});
