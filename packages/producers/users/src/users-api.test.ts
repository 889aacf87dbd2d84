import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import { CAUSE_ATTRIBUTE, validateStrict } from "@streambridge/events";
import { startTable, type TestTable } from "@streambridge/local-cloud/testing";
import type { Answer } from "@streambridge/producer-kit";
import { request, type RequestParts } from "@streambridge/producer-kit/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openTable, type Table } from "./table.ts";
import { usersApi } from "./users-api.ts";

const TABLE = "Entities";
let server: TestTable;
let client: DynamoDBClient;
let table: Table;
let api: ReturnType<typeof usersApi>;
let now: number;
let ids: number;

beforeAll(async () => {
  server = await startTable(TABLE, "pk", "sk");
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  client = new DynamoDBClient({ endpoint: server.endpoint, region: "us-east-1", credentials });
  table = openTable(TABLE, client);
});
afterAll(async () => {
  client.destroy();
  await server.stop();
});

beforeEach(({ task }) => {
  now = Date.now();
  ids = 0;
  api = usersApi({ table, now: () => now, newId: () => `${task.id}-${ids++}` });
});

/** An address that no other test uses. */
function address(task: { readonly id: string }, name = "ada"): string {
  return `${name}.${task.id.replaceAll(/\W/g, "")}@example.com`;
}

function ada(email: string, more: object = {}): object {
  return { firstname: "Ada", lastname: "Lovelace", email, ...more };
}

function send(
  routeKey: string,
  { body, ...parts }: Omit<RequestParts, "body"> & { body?: object } = {},
): Promise<Answer> {
  return api(request(routeKey, { ...parts, ...(body !== undefined && { body: JSON.stringify(body) }) }));
}

async function register(email: string, more: object = {}): Promise<string> {
  const { body } = await send("POST /users", { body: ada(email, more) });
  return (JSON.parse(body ?? "") as { userId: string }).userId;
}

function forUser(method: string, userId: string, body?: object): Promise<Answer> {
  return send(`${method} /users/{userId}`, { pathParameters: { userId }, ...(body !== undefined && { body }) });
}

async function row(pk: string, sk: string): Promise<Record<string, unknown> | undefined> {
  const { Item } = await DynamoDBDocumentClient.from(client).send(
    new GetCommand({ TableName: TABLE, Key: { pk, sk } }),
  );
  return Item;
}

test("a registration writes the user and holds the e-mail address", async ({ task }) => {
  const email = address(task, "Ada");
  const answered = await send("POST /users", { body: ada(email, { locale: "en-GB", bio: "Notes on an engine." }) });
  const userId = `${task.id}-0`;
  expect(answered).toMatchObject({ statusCode: 201, headers: { location: `/users/${userId}` } });
  const at = new Date(now).toISOString();
  const profile = {
    userId,
    ...ada(email),
    locale: "en-GB",
    bio: "Notes on an engine.",
    registeredAt: at,
    updatedAt: at,
  };
  expect(JSON.parse(answered.body ?? "")).toEqual(profile);
  expect(await row(`USER#${userId}`, "PROFILE")).toMatchObject({ entity: "user", ...profile });
  expect(await row(`EMAIL#${email.toLowerCase()}`, "EMAIL")).toMatchObject({ entity: "email", userId });
});

test("what is registered can be published", async ({ task }) => {
  const body = {
    firstname: "é".repeat(500),
    lastname: "a",
    email: address(task),
    locale: "zh-Hant-TW",
    bio: "b".repeat(300 * 1024),
  };
  const answered = await send("POST /users", { body });
  expect(answered.statusCode).toBe(201);
  const { updatedAt: _, ...data } = JSON.parse(answered.body ?? "") as Record<string, unknown>;
  expect(validateStrict("UserRegistered.v2", data)).toBe(true);
});

test("each write carries its cause, with a nonce of its own", async ({ task }) => {
  const headers = { "x-correlation-id": "sign-up-1" };
  await send("POST /users", { body: ada(address(task)), headers });
  const registered = (await row(`USER#${task.id}-0`, "PROFILE"))?.[CAUSE_ATTRIBUTE] as Record<string, unknown>;
  expect(registered).toMatchObject({ correlationId: "sign-up-1", producer: "users@0.1.0", hops: 0 });
  expect(registered).not.toHaveProperty("causationId");

  await forUser("PATCH", `${task.id}-0`, { firstname: "Augusta" });
  const changed = (await row(`USER#${task.id}-0`, "PROFILE"))?.[CAUSE_ATTRIBUTE] as Record<string, unknown>;
  expect(changed["nonce"]).not.toBe(registered["nonce"]);
});

test("an e-mail address belongs to one user, whatever its case, also of two who register at once", async ({ task }) => {
  const [upper, lower] = [address(task).toUpperCase(), address(task)];
  const answered = await Promise.all([upper, lower].map((email) => send("POST /users", { body: ada(email) })));
  expect(answered.map(({ statusCode }) => statusCode ?? 0).toSorted((a, b) => a - b)).toEqual([201, 409]);
  const refused = answered.find(({ statusCode }) => statusCode === 409);
  expect(refused?.body).toContain('"field":"email"');
});

test("fields that do not fit are named, and nothing is written", async ({ task }) => {
  const answered = await send("POST /users", { body: { firstname: "", email: "ada@", fullname: "Ada Lovelace" } });
  expect(answered.statusCode).toBe(400);
  const { error } = JSON.parse(answered.body ?? "") as { error: { fields: { field: string }[] } };
  expect(error.fields.map(({ field }) => field)).toEqual(["firstname", "lastname", "email", "fullname"]);
  expect(await row(`USER#${task.id}-0`, "PROFILE")).toBeUndefined();
});

test("a user is found, and an unknown one is a 404", async ({ task }) => {
  const userId = await register(address(task));
  expect(await forUser("GET", userId)).toMatchObject({ statusCode: 200 });
  expect(await forUser("GET", "nobody")).toMatchObject({ statusCode: 404 });
});

test("a change of the profile sets the fields that came and leaves the others", async ({ task }) => {
  const userId = await register(address(task), { locale: "en" });
  now += 1000;
  const answered = await forUser("PATCH", userId, { lastname: "King" });
  expect(answered.statusCode).toBe(200);
  expect(JSON.parse(answered.body ?? "")).toMatchObject({ firstname: "Ada", lastname: "King", locale: "en" });
  expect(await row(`USER#${userId}`, "PROFILE")).toMatchObject({
    lastname: "King",
    updatedAt: new Date(now).toISOString(),
  });
});

test("a change that says nothing new writes nothing", async ({ task }) => {
  const userId = await register(address(task));
  const before = await row(`USER#${userId}`, "PROFILE");
  expect(await forUser("PATCH", userId, { firstname: "Ada" })).toMatchObject({ statusCode: 200 });
  expect(await row(`USER#${userId}`, "PROFILE")).toEqual(before);
});

test("a new e-mail address moves the hold, and the old one is free again", async ({ task }) => {
  const [old, fresh] = [address(task), address(task, "king")];
  const userId = await register(old);
  expect(await forUser("PATCH", userId, { email: fresh })).toMatchObject({ statusCode: 200 });
  expect(await row(`EMAIL#${old}`, "EMAIL")).toBeUndefined();
  expect(await row(`EMAIL#${fresh}`, "EMAIL")).toMatchObject({ userId });
  expect(await send("POST /users", { body: ada(old) })).toMatchObject({ statusCode: 201 });
});

test("the same address in another case keeps its hold", async ({ task }) => {
  const userId = await register(address(task));
  expect(await forUser("PATCH", userId, { email: address(task).toUpperCase() })).toMatchObject({ statusCode: 200 });
  expect(await row(`EMAIL#${address(task)}`, "EMAIL")).toMatchObject({ userId });
});

test("an address that another user has is a 409, and the profile stays", async ({ task }) => {
  await register(address(task, "grace"));
  const userId = await register(address(task));
  const change = { firstname: "Grace", email: address(task, "grace") };
  expect(await forUser("PATCH", userId, change)).toMatchObject({ statusCode: 409 });
  expect(await row(`USER#${userId}`, "PROFILE")).toMatchObject({ firstname: "Ada", email: address(task) });
});

test("an empty change is a 400, a change of nobody a 404", async ({ task }) => {
  const userId = await register(address(task));
  expect(await forUser("PATCH", userId, {})).toMatchObject({ statusCode: 400 });
  expect(await forUser("PATCH", "nobody", { firstname: "Ada" })).toMatchObject({ statusCode: 404 });
});

test("changes of different fields at once do not undo each other", async ({ task }) => {
  const userId = await register(address(task));
  const changes = [{ firstname: "Augusta" }, { lastname: "King" }, { locale: "en" }, { email: address(task, "king") }];
  const answered = await Promise.all(changes.map((change) => forUser("PATCH", userId, change)));
  expect(answered.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200]);
  expect(await row(`USER#${userId}`, "PROFILE")).toMatchObject(Object.assign({}, ...changes) as object);
});

test("a user who leaves frees the e-mail address; leaving twice is a 404", async ({ task }) => {
  const userId = await register(address(task));
  expect(await forUser("DELETE", userId)).toEqual({ statusCode: 204 });
  expect(await row(`USER#${userId}`, "PROFILE")).toBeUndefined();
  expect(await row(`EMAIL#${address(task)}`, "EMAIL")).toBeUndefined();
  expect(await forUser("DELETE", userId)).toMatchObject({ statusCode: 404 });
});

test("a user who is to expire says so on both rows, and is gone when the time is over", async ({ task }) => {
  const expiresAt = new Date(now + 3_600_000).toISOString();
  const userId = await register(address(task), { expiresAt });
  const seconds = Math.ceil((now + 3_600_000) / 1000);
  expect(await row(`USER#${userId}`, "PROFILE")).toMatchObject({ expiresAt: seconds });
  expect(await row(`EMAIL#${address(task)}`, "EMAIL")).toMatchObject({ expiresAt: seconds });

  now = seconds * 1000;
  expect(await forUser("GET", userId)).toMatchObject({ statusCode: 404 });
  expect(await send("POST /users", { body: ada(address(task)) })).toMatchObject({ statusCode: 201 });
});

test("a time that is over is no time to expire", async ({ task }) => {
  const expiresAt = new Date(now - 1000).toISOString();
  expect(await send("POST /users", { body: ada(address(task), { expiresAt }) })).toMatchObject({ statusCode: 400 });
});
