import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerBatch } from "./answer-batch.ts";
import { processRecords } from "./process-records.ts";
import { countOutcomes } from "./report/counts.ts";
import { reprocessRecord } from "./reprocess-record.ts";
import { bridgeOver, runWith, type BridgeStage } from "./testing/bridge.ts";
import { acceptAll, type Reply, type SeenEntry } from "./testing/put-events-server.ts";
import { streamRecord, userRow } from "./testing/records.ts";
import { translators } from "./translate/index.ts";
import type { Translator } from "./translate/translator.ts";

const registered = (userId: string, more = {}) => streamRecord(undefined, userRow(userId, more));
const undecodable = () => ({ ...registered("bad"), eventName: "NEVER" });
const meaningless = () => streamRecord(undefined, userRow("mail", { entity: "email" }));

const publishedIn = ({ server }: BridgeStage) =>
  server.accepted.map(({ Detail }) => JSON.parse(Detail).metadata.entity.id as string);
const parkedIn = ({ parked }: BridgeStage) => parked.map(({ body }) => JSON.parse(body));

/** Fails each entry about this user with a code; a request's other entries pass. */
const failing =
  (userId: string, code: string) =>
  (entries: readonly SeenEntry[]): Reply => ({
    entries: entries.map(({ Detail }) => (JSON.parse(Detail).metadata.entity.id === userId ? code : "ok")),
  });

/** Refuses the older major. */
const refuseV1 = (entries: readonly SeenEntry[]): Reply => ({
  entries: entries.map(({ DetailType }) => (DetailType === "UserRegistered.v1" ? "MalformedDetail" : "ok")),
});

/** A translator of rows that nobody can translate. */
const haltingTranslator: Translator = {
  entity: "ledger",
  onError: "halt",
  translate() {
    throw new Error("no idea");
  },
};

/** Time that is over after so many looks at the clock. */
function timeForLooks(looks: number): () => number {
  let left = looks;
  return () => {
    left -= 1;
    return left > 0 ? 60_000 : 5_000;
  };
}

test("each record of a batch ends in its own way, and the bad ones do not touch their neighbours", async () => {
  await using stage = await bridgeOver({ script: failing("refused", "NotAuthorizedForSourceException") });
  const records = [registered("good-1"), undecodable(), meaningless(), registered("refused"), registered("good-2")];
  const { outcomes, eventsPublished } = await processRecords(records, stage.bridge, runWith());
  expect(outcomes.map(({ kind }) => kind)).toEqual(["published", "parked", "ignored", "parked", "published"]);
  expect(new Set(publishedIn(stage))).toEqual(new Set(["good-1", "good-2"]));
  expect(eventsPublished).toEqual(
    new Map([
      ["UserRegistered.v2", 2],
      ["UserRegistered.v1", 2],
    ]),
  );
  expect(answerBatch(records, outcomes)).toEqual({ batchItemFailures: [] });
});

describe("a parked record", () => {
  test("keeps its payload and names step, path and reason", async () => {
    await using stage = await bridgeOver();
    const record = { ...registered("x"), dynamodb: { ...registered("x").dynamodb, NewImage: { tags: { SX: [] } } } };
    await processRecords([record], stage.bridge, runWith());
    expect(parkedIn(stage)).toMatchObject([
      {
        record: JSON.parse(JSON.stringify(record)),
        stage: "decode",
        error: { code: "RECORD_UNDECODABLE", detail: { path: "NewImage.tags" } },
        bridge: { version: "1", function: "bridge", requestId: "request-1" },
      },
    ]);
  });

  test("explains field by field what a schema refused", async () => {
    await using stage = await bridgeOver();
    await processRecords([registered("x", { email: "no address" })], stage.bridge, runWith());
    expect(parkedIn(stage)).toMatchObject([
      {
        stage: "seal",
        eventType: "UserRegistered.v2",
        entity: "user",
        error: { code: "EVENT_INVALID", detail: { errors: [{ pointer: "/email" }] } },
        others: [{ stage: "seal", eventType: "UserRegistered.v1" }],
      },
    ]);
  });

  test("names EventBridge's code when one of its events was refused, and the other was sent", async () => {
    await using stage = await bridgeOver({ script: refuseV1 });
    const { outcomes } = await processRecords([registered("x")], stage.bridge, runWith());
    expect(outcomes).toMatchObject([{ kind: "parked" }]);
    expect(stage.server.accepted.map(({ DetailType }) => DetailType)).toEqual(["UserRegistered.v2"]);
    expect(parkedIn(stage)).toMatchObject([
      {
        stage: "publish",
        eventType: "UserRegistered.v1",
        error: { code: "ENTRY_REFUSED", detail: { awsCode: "MalformedDetail" } },
      },
    ]);
  });
});

describe("a retried record", () => {
  test("is named, all after it is retried too, and nothing after it is parked", async () => {
    await using stage = await bridgeOver({ script: failing("stuck", "InternalFailure") });
    const records = [undecodable(), registered("before"), registered("stuck"), undecodable(), registered("after")];
    const run = runWith({ remainingMs: timeForLooks(6) });
    const { outcomes } = await processRecords(records, stage.bridge, run);
    expect(outcomes.map(({ kind }) => kind)).toEqual(["parked", "published", "retried", "retried", "retried"]);
    expect(stage.parked).toHaveLength(1);
    const itemIdentifier = records[2]?.dynamodb.SequenceNumber;
    expect(answerBatch(records, outcomes)).toEqual({ batchItemFailures: [{ itemIdentifier }] });
  });

  test("holds back later changes of its row", async () => {
    await using stage = await bridgeOver({ script: failing("stuck", "ThrottlingException") });
    const row = userRow("stuck");
    const records = [
      streamRecord(undefined, row),
      streamRecord(row, { ...row, bio: "x" }),
      streamRecord(row, undefined),
    ];
    await processRecords(records, stage.bridge, runWith({ remainingMs: timeForLooks(6) }));
    const sent = new Set(stage.server.requests.flat().map(({ DetailType }) => DetailType));
    expect(sent).toEqual(new Set(["UserRegistered.v2", "UserRegistered.v1"]));
  });

  test("is one that could not be parked: it is never dropped", async () => {
    const parkingLot = { park: () => Promise.resolve({ ok: false, code: "AccessDenied", message: "" } as const) };
    await using stage = await bridgeOver({ bridge: { parkingLot } });
    const records = [registered("good"), undecodable(), registered("later")];
    const { outcomes } = await processRecords(records, stage.bridge, runWith());
    expect(outcomes).toMatchObject([
      { kind: "published" },
      { kind: "retried", error: { code: "PARK_FAILED" } },
      { kind: "retried" },
    ]);
  });
});

test("a translator that halts stops the stream before its record, and sends nothing after it", async () => {
  const halting = [haltingTranslator, ...translators];
  await using stage = await bridgeOver({ bridge: { translators: halting } });
  const ledger = streamRecord(undefined, userRow("ledger", { entity: "ledger" }));
  const { outcomes } = await processRecords(
    [registered("before"), ledger, registered("after")],
    stage.bridge,
    runWith(),
  );
  expect(outcomes).toMatchObject([
    { kind: "published" },
    { kind: "retried", error: { code: "TRANSLATION_FAILED" } },
    { kind: "retried" },
  ]);
  expect(new Set(publishedIn(stage))).toEqual(new Set(["before"]));
});

test("an oversize event takes the claim check and does not sink its neighbours", async () => {
  await using stage = await bridgeOver();
  const bio = "x".repeat(300_000);
  const records = [registered("small-1"), registered("large", { bio }), registered("small-2")];
  const { outcomes } = await processRecords(records, stage.bridge, runWith());
  expect(outcomes.map(({ kind }) => kind)).toEqual(["published", "published", "published"]);
  const large = stage.server.accepted.map(({ Detail }) => JSON.parse(Detail)).filter(({ data }) => data === undefined);
  expect(large.map(({ metadata }) => metadata.dataref)).toEqual(
    stage.claims.map(({ key }) => `s3://claims-bucket/${key}`),
  );
  expect(stage.claims.map(({ body }) => JSON.parse(body).bio)).toEqual([bio, bio]);
});

describe("sending a parked record again", () => {
  const run = { bridge: runWith().bridge, remainingMs: () => 60_000 };

  test("goes the same way, with the same ids and the reason of its origin", async () => {
    await using stage = await bridgeOver();
    const record = registered("x");
    await processRecords([record], stage.bridge, runWith());
    expect(await reprocessRecord(record, stage.bridge, run)).toMatchObject({
      outcome: { kind: "published" },
      published: ["UserRegistered.v2", "UserRegistered.v1"],
    });
    const metadata = stage.server.accepted.map(({ Detail }) => JSON.parse(Detail).metadata);
    expect(metadata.map(({ reason }) => reason)).toEqual(["write", "write", "write", "write"]);
    expect(metadata.slice(2).map(({ id }) => id)).toEqual(metadata.slice(0, 2).map(({ id }) => id));
  });

  test("parks it anew when it still fails", async () => {
    await using stage = await bridgeOver();
    expect(await reprocessRecord(undecodable(), stage.bridge, run)).toMatchObject({
      outcome: { kind: "parked" },
      published: [],
    });
    expect(stage.parked).toHaveLength(1);
  });
});

test("whatever the records are and whatever fails, outcomes add up and only a record of the batch is named", async () => {
  const codes = fc.constantFrom("ok", "ok", "ok", "InternalFailure", "MalformedDetail");
  const anyRecord = fc.oneof(
    fc.nat(3).map((user) => registered(`user-${user}`)),
    fc.constant(null).map(undecodable),
    fc.constant(null).map(meaningless),
    fc.jsonValue(),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyRecord, { maxLength: 20 }),
      fc.infiniteStream(codes),
      fc.nat(20),
      async (records, lots, looks) => {
        const script = (entries: readonly SeenEntry[]): Reply => ({ entries: entries.map(() => lots.next().value) });
        const parkingLot = {
          park: () => Promise.resolve({ ok: lots.next().value !== "MalformedDetail", code: "No", message: "" }),
        };
        await using stage = await bridgeOver({ script, bridge: { parkingLot } });
        const { outcomes } = await processRecords(records, stage.bridge, runWith({ remainingMs: timeForLooks(looks) }));
        expect(countOutcomes(records.length, outcomes)).toMatchObject({ received: records.length, unaccounted: 0 });
        const first = outcomes.findIndex(({ kind }) => kind === "retried");
        expect(outcomes.slice(first === -1 ? outcomes.length : first).every(({ kind }) => kind === "retried")).toBe(
          true,
        );
        expect(answerBatch(records, outcomes).batchItemFailures).toHaveLength(first === -1 ? 0 : 1);
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);

test("an empty batch sends nothing", async () => {
  await using stage = await bridgeOver({ script: acceptAll });
  expect(await processRecords([], stage.bridge, runWith())).toMatchObject({ outcomes: [] });
  expect(stage.server.requests).toEqual([]);
});
