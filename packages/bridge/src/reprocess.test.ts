import { Logger } from "@aws-lambda-powertools/logger";
import { Metrics } from "@aws-lambda-powertools/metrics";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { MAX_HOPS } from "./limits.ts";
import { reprocessOne } from "./reprocess.ts";
import type { Sandbox } from "./sandbox.ts";
import { bridgeOver, type BridgeStage } from "./testing/bridge.ts";
import { context } from "./testing/context.ts";
import { streamRecord, userRow } from "./testing/records.ts";

let lines: Record<string, unknown>[];
beforeEach(() => {
  lines = [];
  const keep = (text: unknown) => lines.push(JSON.parse(String(text))) > 0;
  for (const stream of [process.stdout, process.stderr]) vi.spyOn(stream, "write").mockImplementation(keep);
});
afterEach(() => {
  vi.restoreAllMocks();
});

function sandboxOver({ bridge }: BridgeStage): Sandbox {
  return {
    bridge,
    // It would be a mistake to ask: whoever sends a record again wants it looked at.
    parkUnseen: () => Promise.reject(new Error("asked")),
    logger: new Logger({ serviceName: "reprocess" }),
    metrics: new Metrics({ namespace: "Streambridge", serviceName: "reprocess" }),
  };
}

const refuse = () => Promise.resolve({ ok: false, code: "AccessDenied", message: "" } as const);
const good = streamRecord(undefined, userRow("user-1"), { eventID: "e1" });
const bad = streamRecord(undefined, userRow("user-1", { email: "not an address: xantippe" }), { eventID: "e2" });

test("answers which events were published", async () => {
  await using stage = await bridgeOver();
  expect(await reprocessOne({ record: good }, context, sandboxOver(stage))).toEqual({
    outcome: "published",
    published: ["UserRegistered.v2", "UserRegistered.v1"],
  });
});

test("a record beyond the limit of hops is published: whoever sends it again has broken the loop", async () => {
  await using stage = await bridgeOver();
  const looping = streamRecord(undefined, { ...userRow("user-1"), _cause: { nonce: "n1", hops: MAX_HOPS + 1 } });
  expect(await reprocessOne({ record: looping }, context, sandboxOver(stage))).toMatchObject({ outcome: "published" });
});

test("answers why a record is ignored", async () => {
  await using stage = await bridgeOver({ publishedTypes: [] });
  expect(await reprocessOne({ record: good }, context, sandboxOver(stage))).toEqual({
    outcome: "ignored",
    reason: "not-published",
    published: [],
  });
});

test("answers why a record was parked anew, by code: what is in the row stays in the queue", async () => {
  await using stage = await bridgeOver();
  const answer = await reprocessOne({ record: bad }, context, sandboxOver(stage));
  expect(answer).toMatchObject({ outcome: "parked", published: [], error: { code: "EVENT_INVALID" } });
  expect(stage.parked).toHaveLength(1);
  expect(JSON.stringify([answer, lines])).not.toContain("xantippe");
});

test("a record that is parked anew keeps the time of its first failure, and counts its tries", async () => {
  await using stage = await bridgeOver();
  const before = { firstParkedAt: "2026-11-01T00:00:00.000Z", attempts: 2 };
  await reprocessOne({ record: bad, before }, context, sandboxOver(stage));
  expect(JSON.parse(stage.parked[0]?.body ?? "")).toMatchObject({ firstParkedAt: before.firstParkedAt, attempts: 3 });
});

test("a record that is nested beyond reason is refused by name, and what came is parked", async () => {
  await using stage = await bridgeOver();
  const text = `{"eventID":"e1","dynamodb":${'{"NewImage":'.repeat(50_000)}1${"}".repeat(50_000)}}`;
  const answer = await reprocessOne({ record: JSON.parse(text) }, context, sandboxOver(stage));
  expect(answer).toMatchObject({ outcome: "parked", error: { code: "RECORD_UNDECODABLE" } });
  expect(JSON.parse(stage.parked[0]?.object?.body ?? "")).toMatchObject({ record: text, stage: "decode" });
});

test("a record that cannot be parked either is to be tried again", async () => {
  await using stage = await bridgeOver({ bridge: { parkingLot: { park: refuse } } });
  const answer = await reprocessOne({ record: bad }, context, sandboxOver(stage));
  expect(answer).toMatchObject({ outcome: "retried", error: { code: "PARK_FAILED" } });
});

test("counts what it did as a service of its own, so that the bridge's sums stay whole", async () => {
  await using stage = await bridgeOver();
  await reprocessOne({ record: good }, context, sandboxOver(stage));
  expect(lines.find((line) => "RecordsReceived" in line)).toMatchObject({ service: "reprocess", Published: 1 });
});

test.each([undefined, null, 7, [], {}])("a request that names no record (%j) is refused", async (request) => {
  await using stage = await bridgeOver();
  await expect(reprocessOne(request, context, sandboxOver(stage))).rejects.toMatchObject({ code: "USAGE" });
});
