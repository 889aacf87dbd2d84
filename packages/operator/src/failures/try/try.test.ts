import { marshall } from "@aws-sdk/util-dynamodb";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Guards, GuardWord } from "../guards.ts";
import { BUCKET, startFailuresBench, type FailuresBench } from "../testing/failures-bench.ts";
import { sampleEntry } from "../testing/sample-entries.ts";
import { tryOn } from "./try-entry.ts";
import { tryEvent } from "./try-event.ts";
import { tryRecord } from "./try-record.ts";

let bench: FailuresBench;
beforeAll(async () => void (bench = await startFailuresBench()));
beforeEach(() => bench.reset());
afterAll(() => bench.stop());

const user = {
  pk: "USER#u-1",
  sk: "PROFILE",
  entity: "user",
  userId: "u-1",
  firstname: "Ada",
  lastname: "Lovelace",
  email: "ada@example.com",
  registeredAt: "2026-01-01T00:00:00.000Z",
};

function recordOf(row: object): object {
  return {
    eventID: "e1",
    eventName: "INSERT",
    eventSourceARN: "arn:aws:dynamodb:us-east-1:000000000000:table/t/stream/2026-01-01T00:00:00.000",
    dynamodb: {
      ApproximateCreationDateTime: 1_767_225_600,
      Keys: marshall({ pk: user.pk, sk: user.sk }),
      NewImage: marshall(row),
      SequenceNumber: "1",
    },
  };
}

const bridgeWith = (published: readonly string[], since = "") => ({ ...bench.topology.bridge, published, since });
const both = ["UserRegistered.v1", "UserRegistered.v2"];

test("a good record would publish what somebody reads", async () => {
  const tried = await tryRecord(recordOf(user), bridgeWith(both));
  expect(tried).toMatchObject({ kind: "publishes", passes: true });
  expect(tried).toHaveProperty("events.0.detail.data.userId", "u-1");
  expect(await tryRecord(recordOf(user), bridgeWith([]))).toEqual({
    kind: "ignored",
    passes: true,
    reason: "not-published",
  });
});

test("a change before the time from which the bridge publishes would be ignored", async () => {
  const tried = await tryRecord(recordOf(user), bridgeWith(both, "2026-06-01T00:00:00.000Z"));
  expect(tried).toMatchObject({ kind: "ignored", reason: "before-since" });
});

test("a bad record would be parked again, with every place that its schema refuses", async () => {
  const tried = await tryRecord(recordOf({ ...user, email: "none" }), bridgeWith(["UserRegistered.v2"]));
  expect(tried).toMatchObject({
    kind: "parks",
    passes: false,
    events: [],
    refused: [{ stage: "seal", error: { code: "EVENT_INVALID", detail: { errors: [{ pointer: "/email" }] } } }],
  });
});

test.each([undefined, null, 7, "hello", {}, []])(
  "what is no record at all (%j) would be parked again",
  async (record) => {
    expect(await tryRecord(record, bridgeWith(both))).toMatchObject({ kind: "parks", refused: [{ stage: "decode" }] });
  },
);

/** The event that a good record makes, as its consumer's queue gets it. */
async function bodyOf(type: string): Promise<string> {
  const tried = await tryRecord(recordOf(user), bridgeWith([type]));
  const detail = tried.kind === "publishes" ? tried.events[0]?.detail : undefined;
  return JSON.stringify({ "detail-type": type, detail });
}

const saying = (word: GuardWord): Guards => ({ verdictOn: () => Promise.resolve(word) });
const tryBody = (body: string, guards = saying("enter"), takes = true) =>
  tryEvent(body, "crm-sync", { reach: bench.reach, takes: () => takes, guards });

test("a dead letter is read, validated, and the guard of its consumer is asked", async () => {
  const body = await bodyOf("UserRegistered.v2");
  expect(await tryBody(body)).toMatchObject({ kind: "opens", passes: true, guard: "enter" });
  expect(await tryBody(body, saying("uncertain"))).toMatchObject({ kind: "opens", passes: false, guard: "uncertain" });
});

test("one that nobody has a handler for, or that is no event, would be parked again", async () => {
  const unknown = await tryBody(await bodyOf("UserRegistered.v2"), saying("enter"), false);
  expect(unknown).toMatchObject({
    kind: "unreadable",
    passes: false,
    refused: [{ error: { code: "HANDLER_MISSING" } }],
  });
  expect(await tryBody("{}")).toMatchObject({
    kind: "unreadable",
    refused: [{ error: { code: "MESSAGE_UNREADABLE" } }],
  });
});

test("what cannot be tried says why", async () => {
  const tryEntry = tryOn(bench, []);
  const of = (content: Parameters<typeof sampleEntry>[0]) => tryEntry(sampleEntry(content));
  expect(await of({})).toMatchObject({ kind: "untried", why: "this tree has no consumer crm-sync" });
  expect(await of({ content: { kind: "unknown", body: "?" } })).toMatchObject({ why: "it is no parked record" });
  const gone = { kind: "reference", ref: `s3://${BUCKET}/parked/gone.json` } as const;
  expect(await of({ content: gone })).toMatchObject({ why: expect.stringContaining("PAYLOAD_MISSING") });
});
