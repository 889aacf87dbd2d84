import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { consumerWorkspace, RECORDING_TIMEOUT_MS } from "../../testing/consumer-workspace.ts";
import { real } from "../../testing/sample-registry.ts";
import { readersHit } from "../readers-hit.ts";
import { recordReads, type Recorded } from "./record-reads.ts";

const workspace = consumerWorkspace();
let reached = 0;
const neverAsked = createServer((_request, response) => response.end("{}"))
  .on("connection", () => {
    reached += 1;
  })
  .listen(0, "127.0.0.1");

/** One consumer whose handlers each read in another way. */
const CURIOUS = `
const { writeFileSync } = await import("node:fs");
const { connect } = await import("node:net");
const { createSocket } = await import("node:dgram");
const { once } = await import("node:events");
const keep = (...values) => values.length;
export const handler = consume(subscription, {
  "UserRegistered.v1": ({ data: { userId, ...rest } }) => keep(userId, rest),
  "UserRegistered.v2": async ({ data }) => {
    const answer = await fetch("http://127.0.0.1:PORT/", { method: "POST", body: data.firstname });
    if ((await answer.json()).id === "1") keep(data.lastname);
    const line = connect(PORT, "127.0.0.1", () => line.end("EHLO\\r\\n"));
    const [refused] = await once(line, "error").catch((error) => [error]);
    if (refused.code === "ECONNREFUSED") keep(data.email);
    await new Promise((sent) => createSocket("udp4").send("x", PORT, "127.0.0.1", sent));
    keep(data.registeredAt);
    if (process.env.PATH !== undefined) keep(data.bio);
  },
  "UserProfileChanged.v2": ({ data }) => {
    keep(data.changed.map((name) => name.length));
    if (data.userId === "a user that nobody makes") keep(data.registeredAt);
    writeFileSync("FILE", "data");
    keep(data.changedAt);
  },
  "UserDeleted.v1": deletes(({ data, metadata }, { logger }) => {
    if (data.cause === "expired") keep(metadata.entity.id, metadata.correlationId);
    keep("email" in data);
    logger.info("gone", { at: data.deletedAt });
  }),
  "OrderPlaced.v1": ({ data }, { fact }) => {
    keep(fact);
    for (const { sku, unitPrice } of data.lines) keep(sku, JSON.stringify(unitPrice));
    if ("note" in data) keep(data.note);
  },
});
`;
const file = join(workspace.root, "written");
const LONG = { timeout: RECORDING_TIMEOUT_MS };
let recorded: Recorded;

beforeAll(async () => {
  const { port } = neverAsked.address() as AddressInfo;
  const curious = workspace.add(
    "curious",
    ["UserRegistered.v1", "UserRegistered.v2", "UserProfileChanged.v2", "UserDeleted.v1", "OrderPlaced.v1"],
    CURIOUS.replaceAll("PORT", String(port)).replace("FILE", file),
  );
  recorded = await recordReads(workspace.root, real, curious);
}, RECORDING_TIMEOUT_MS);
afterAll(() => {
  workspace[Symbol.dispose]();
  neverAsked.close();
});

function readsOf(type: string): readonly string[] {
  return Object.keys(recorded.fields[type]?.reads ?? {}).sort();
}

function mayReadOf(type: string): Readonly<Record<string, unknown>> {
  return recorded.fields[type]?.mayRead ?? {};
}

test("a field that is asked for by name is read, and a rest of all others may be", () => {
  expect(readsOf("UserRegistered.v1")).toEqual(["data.userId"]);
  expect(mayReadOf("UserRegistered.v1")).toEqual({
    data: { files: ["src/handler.ts"], because: "takes all keys" },
  });
});

test("elements of an array are read as one field, whatever their place, and what the kit hands over beside an event is its metadata", () => {
  expect(readsOf("OrderPlaced.v1")).toEqual([
    "data.lines",
    "data.lines[]",
    "data.lines[].sku",
    "data.lines[].unitPrice",
    "data.note",
    "metadata.fact",
  ]);
});

test("what is turned into JSON may be read, down to its last field", () => {
  const { fields } = recorded;
  const reader = {
    name: "curious",
    kind: "subscription",
    owner: "",
    file: "",
    events: ["OrderPlaced.v1"],
    fields,
  } as const;
  const question = { eventType: "OrderPlaced.v1", pointers: ["/lines/0/unitPrice/currency", "/lines/0/title"] };
  expect(readersHit({ root: workspace.root, readers: [reader] }, question)).toMatchObject([
    { path: "data.lines[].unitPrice.currency", word: "may read", because: "takes all keys" },
    { path: "data.lines[].title", word: "not seen" },
  ]);
});

test("a field that is only asked whether it is there may be read", () => {
  expect(mayReadOf("UserDeleted.v1")).toMatchObject({ "data.email": { because: "asks whether it is there" } });
});

test("each value of an enum is tried, and metadata is looked at like data", () => {
  expect(readsOf("UserDeleted.v1")).toEqual([
    "data.cause",
    "data.deletedAt",
    "metadata.correlationId",
    "metadata.entity",
    "metadata.entity.id",
  ]);
});

test("code that no run reaches may read what it names", () => {
  expect(mayReadOf("UserProfileChanged.v2")).toMatchObject({
    "data.registeredAt": { files: ["src/handler.ts"], because: "code that no run reached names it" },
  });
});

test("a vendor is stood in for, so that what is read after its answer is seen and no request leaves", () => {
  expect(readsOf("UserRegistered.v2")).toEqual(expect.arrayContaining(["data.firstname", "data.lastname"]));
  expect(reached).toBe(0);
});

test("nothing leaves by other ways either: connections are refused, datagrams vanish", () => {
  expect(readsOf("UserRegistered.v2")).toEqual(expect.arrayContaining(["data.email", "data.registeredAt"]));
  expect(reached).toBe(0);
});

test("a handler cannot write files, and what it would do after that is code that was not reached", () => {
  expect(existsSync(file)).toBe(false);
  expect(readsOf("UserProfileChanged.v2")).toEqual(["data.changed", "data.changed[]", "data.userId"]);
  expect(mayReadOf("UserProfileChanged.v2")).toMatchObject({ "data.changedAt": {} });
});

test("a handler sees nothing of our environment", () => {
  expect(mayReadOf("UserRegistered.v2")).toMatchObject({
    "data.bio": { because: "code that no run reached names it" },
  });
});

test("the same code and schemas give the same answer", LONG, async () => {
  const twice = workspace.add("twice", ["UserRegistered.v2"], HELLO);
  const [one, other] = [await recordReads(workspace.root, real, twice), await recordReads(workspace.root, real, twice)];
  expect(one).toEqual(other);
  expect(Object.keys(one.fields["UserRegistered.v2"]?.reads ?? {})).toEqual(["data.firstname"]);
});

const HELLO = `export const handler = consume(subscription, { "UserRegistered.v2": ({ data }) => data.firstname });`;

test.each([
  ["does not use the kit", "export const handler = () => undefined;", "does not make its handler with consume", 60],
  ["ends its process", "process.exit(7);", "its process ended (7)", 60],
  ["does not load", "throw new TypeError('no settings');", "TypeError: no settings", 60],
  ["never ends", "for (;;);", "it did not end in 1 s", 1],
])("a consumer that %s may read anything, and it is said why", LONG, async (_what, handler, reason, seconds) => {
  const consumer = workspace.add("odd", ["UserDeleted.v1"], handler);
  const { fields, failure } = await recordReads(workspace.root, real, consumer, { seconds, megabytes: 128 });
  expect(failure).toContain(reason);
  expect(fields["UserDeleted.v1"]).toMatchObject({ reads: {}, mayRead: { data: {}, metadata: {} } });
});
