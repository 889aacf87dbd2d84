import { Logger } from "@aws-lambda-powertools/logger";
import { marshall } from "@aws-sdk/util-dynamodb";
import { backfillSequence, itemOf, LOWEST_SEQUENCE, stampCause, type EventType } from "@streambridge/events";
import { expect, test } from "vitest";
import { kept } from "../kept.ts";
import type { Claim } from "../publish/claim-store.ts";
import { context } from "../testing/context.ts";
import { orderRow, TABLE_ARN, userRow, type PlainRow } from "../testing/records.ts";
import { backfill } from "./handler.ts";
import type { Found } from "./rows.ts";

const keyed = ({ pk, sk }: PlainRow) => ({ keys: { pk, sk }, keyImage: { pk: { S: pk }, sk: { S: sk } } });
const WRITTEN = Date.UTC(2026, 10, 2);
const stamped = (row: PlainRow): PlainRow => ({ ...row, ...stampCause({}, { hops: 3 }, new Date(WRITTEN)) });
const of = (row: PlainRow): Found => ({ ...keyed(row), row: marshall(row) });
const gone = (pk: string, known?: object): Found => ({
  ...keyed({ pk, sk: "PROFILE" }),
  known: { pk, sk: "PROFILE", ...known },
});

interface Asked {
  readonly types?: readonly EventType[];
  readonly plan?: boolean;
  readonly run?: string;
}

/** Asks the function about these rows; its queue and its bucket of claims are lists. */
async function ask(found: readonly Found[], { types = ["UserRegistered.v2", "UserDeleted.v1"], ...more }: Asked = {}) {
  const sent: string[] = [];
  const claims: Claim[] = [];
  const request = { queueUrl: "queue", types, run: "run-1", limit: 100, from: { segment: 0, segments: 1 }, ...more };
  const answer = await backfill(request, context, {
    environment: { table: "entities", tableArn: TABLE_ARN, claimsBucket: "claims-bucket" },
    rows: { read: async () => ({ found, next: { pk: "z", sk: "z" } }) },
    claims: { put: async (claim) => (claims.push(claim) > 0 ? kept : kept) },
    send: async (_queueUrl, bodies) => void sent.push(...bodies),
    logger: new Logger({ logLevel: "SILENT" }),
  });
  return { answer, claims, events: sent.map((body) => JSON.parse(body) as Sent) };
}

interface Sent {
  readonly "detail-type": string;
  readonly [field: string]: unknown;
  readonly detail: {
    readonly metadata: Readonly<Record<string, unknown>>;
    readonly data?: Readonly<Record<string, unknown>>;
  };
}

test("a row is sent as EventBridge would deliver it, for the reason `backfill`", async () => {
  const { events, answer } = await ask([of(stamped(userRow("user-1")))]);
  expect(events).toEqual([
    {
      version: "0",
      id: expect.any(String),
      "detail-type": "UserRegistered.v2",
      source: "com.example.users",
      account: "000000000000",
      time: "2026-11-02T00:00:00Z",
      region: "us-east-1",
      resources: [TABLE_ARN],
      detail: {
        metadata: expect.objectContaining({
          type: "UserRegistered.v2",
          reason: "backfill",
          entity: { type: "user", id: "user-1" },
          item: itemOf(TABLE_ARN, { pk: "USER#user-1", sk: "PROFILE" }),
          written: WRITTEN,
          sequence: backfillSequence(WRITTEN),
          hops: 0,
        }) as unknown,
        data: expect.objectContaining({ firstname: "Ada" }) as unknown,
      },
    },
  ]);
  expect(answer).toEqual({
    rows: 1,
    gone: 0,
    sent: { "UserRegistered.v2": 1 },
    ignored: {},
    failed: [],
    next: { pk: "z", sk: "z" },
  });
});

test("the cause of the row's last write is not that of a backfill", async () => {
  const { events } = await ask([of({ ...userRow("user-1"), ...stampCause({}, { correlationId: "req-1", hops: 3 }) })]);
  expect(events[0]?.detail.metadata).not.toHaveProperty("correlationId");
});

test("a row that nobody stamped stands below all others", async () => {
  const { events } = await ask([of(userRow("user-1"))]);
  expect(events[0]?.detail.metadata).toMatchObject({ sequence: LOWEST_SEQUENCE, written: 0 });
});

test("a consumer gets the types that it takes, older majors made from newer ones, and nothing else", async () => {
  const { events } = await ask([of(userRow("user-1"))], { types: ["UserRegistered.v1"] });
  expect(events.map((event) => event["detail-type"])).toEqual(["UserRegistered.v1"]);
  expect(events[0]?.detail.data).toMatchObject({ fullname: "Ada Lovelace" });
  const none = await ask([of(userRow("user-1"))], { types: ["OrderPlaced.v1"] });
  expect([none.events, none.answer.ignored]).toEqual([[], { "not-published": 1 }]);
});

test("what several changes had told of one row comes in their order, all before the next change", async () => {
  const types: EventType[] = ["OrderPlaced.v1", "OrderCancelled.v1"];
  const cancelled = { ...orderRow("o-1"), status: "cancelled", cancelledAt: "2026-11-02T00:00:00.000Z" };
  const { events } = await ask([of(stamped(cancelled))], { types });
  const sequences = events.map(({ detail }) => String(detail.metadata["sequence"]));
  expect(events.map((event) => event["detail-type"])).toEqual(types);
  expect(sequences.toSorted()).toEqual(sequences);
  expect(new Set(sequences).size).toBe(2);
  expect(events.map(({ detail }) => Number(detail.metadata["written"])).every((at) => at < WRITTEN + 0.5)).toBe(true);
});

test("a named row that is gone is told as deleted, by what its keys tell", async () => {
  const before = Date.now();
  const { events, answer } = await ask([gone("USER#user-1")]);
  expect(events[0]).toMatchObject({
    "detail-type": "UserDeleted.v1",
    detail: { data: { userId: "user-1", email: "unknown@deleted.invalid", cause: "user" } },
  });
  expect(Number(events[0]?.detail.metadata["written"])).toBeLessThan(Date.now() - 4_999);
  expect(Number(events[0]?.detail.metadata["written"])).toBeGreaterThanOrEqual(before - 5_000);
  expect(answer).toMatchObject({ rows: 0, gone: 1 });
});

test("what whoever names a gone row knows of it comes before what its keys tell", async () => {
  const { events } = await ask([gone("USER#user-1", { email: "ada@example.com" })]);
  expect(events[0]?.detail.data).toMatchObject({ email: "ada@example.com" });
});

test("keys that no translator knows make no event", async () => {
  const { events, answer } = await ask([gone("EMAIL#ada@example.com")]);
  expect([events, answer.ignored]).toEqual([[], { "no-translator": 1 }]);
});

test("a row of which no event can be made is told by its keys and a code; its neighbours pass", async () => {
  const bad = { ...userRow("user-1"), email: "not an address: xantippe" };
  const { events, answer } = await ask([of(bad), of(userRow("user-2"))]);
  expect(events).toHaveLength(1);
  expect(answer.failed).toMatchObject([
    { keys: { pk: "USER#user-1", sk: "PROFILE" }, code: "EVENT_INVALID", eventType: "UserRegistered.v2" },
  ]);
  expect(JSON.stringify(answer)).not.toContain("xantippe");
});

async function idOf(run: string): Promise<unknown> {
  const { events } = await ask([of(userRow("user-1"))], { run });
  return events[0]?.detail.metadata["id"];
}

test("asked twice under one name, the events are the same; under another they are others", async () => {
  expect(await idOf("run-1")).toBe(await idOf("run-1"));
  expect(await idOf("run-1")).not.toBe(await idOf("run-2"));
});

test("data that is too large to carry is put aside before the event is sent", async () => {
  const { events, claims } = await ask([of(userRow("user-1", { bio: "x".repeat(300_000) }))]);
  expect(claims).toHaveLength(1);
  expect(events[0]?.detail.metadata["dataref"]).toBe(`s3://claims-bucket/${claims[0]?.key}`);
  expect(events[0]?.detail).not.toHaveProperty("data");
});

test("a plan counts what would be sent, and sends nothing", async () => {
  const { events, claims, answer } = await ask([of(userRow("user-1", { bio: "x".repeat(300_000) }))], { plan: true });
  expect([events, claims]).toEqual([[], []]);
  expect(answer.sent).toEqual({ "UserRegistered.v2": 1 });
});

test.each([
  [undefined, "the request"],
  [{ queueUrl: "" }, "queueUrl"],
  [{ queueUrl: "q", types: ["Nothing.v1"] }, "types"],
  [{ queueUrl: "q", types: ["UserDeleted.v1"], run: "a b" }, "run"],
  [{ queueUrl: "q", types: ["UserDeleted.v1"], run: "r", limit: 101 }, "limit"],
  [{ queueUrl: "q", types: ["UserDeleted.v1"], run: "r", limit: 1, from: { segment: 1, segments: 1 } }, "from.segment"],
  [{ queueUrl: "q", types: ["UserDeleted.v1"], run: "r", limit: 1, from: { keys: ["USER#1"] } }, "from.keys[0]"],
])("a request that cannot be meant is refused, by its field: %j", async (request, field) => {
  await expect(
    backfill(request, context, { logger: new Logger({ logLevel: "SILENT" }) } as never),
  ).rejects.toMatchObject({ code: "USAGE", detail: { field } });
});
