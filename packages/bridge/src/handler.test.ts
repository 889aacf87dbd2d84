import { Logger } from "@aws-lambda-powertools/logger";
import { Metrics } from "@aws-lambda-powertools/metrics";
import { StreambridgeError } from "@streambridge/errors";
import * as fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { handleBatch } from "./handler.ts";
import type { ParkUnseen } from "./park/park-unseen.ts";
import type { Sandbox } from "./sandbox.ts";
import { bridgeOver, type BridgeStage } from "./testing/bridge.ts";
import { context } from "./testing/context.ts";
import { streamRecord, userRow } from "./testing/records.ts";

/** Lines that the handler wrote: logs and metrics, as CloudWatch would see them. */
let lines: Record<string, unknown>[];
beforeEach(() => {
  lines = [];
  // Powertools has a console of its own over the process' streams.
  const keep = (text: unknown) => lines.push(JSON.parse(String(text))) > 0;
  for (const stream of [process.stdout, process.stderr]) vi.spyOn(stream, "write").mockImplementation(keep);
});
afterEach(() => {
  vi.restoreAllMocks();
});

function sandboxOver(stage: BridgeStage, list: Partial<ParkUnseen> = {}): Sandbox {
  return {
    bridge: stage.bridge,
    parkUnseen: () => Promise.resolve({ eventIDs: new Set(), ...list }),
    logger: new Logger({ serviceName: "bridge" }),
    metrics: new Metrics({ namespace: "Streambridge", serviceName: "bridge" }),
  };
}

const metricsNamed = (name: string) => lines.filter((line) => "_aws" in line && name in line);

test("answers, counts and measures a batch", async () => {
  await using stage = await bridgeOver();
  const row = userRow("user-1");
  const Records = [streamRecord(undefined, row), streamRecord(row, { ...row, updatedAt: "later" }), { eventID: "?" }];
  expect(await handleBatch({ Records }, context, sandboxOver(stage))).toEqual({ batchItemFailures: [] });
  expect(metricsNamed("RecordsReceived")).toMatchObject([
    {
      service: "bridge",
      RecordsReceived: 3,
      Published: 1,
      Ignored: 1,
      Parked: 1,
      Retried: 0,
      UnaccountedRecords: 0,
      EntriesResent: 0,
      PublishMilliseconds: expect.any(Number),
    },
  ]);
  expect(metricsNamed("IgnoredByReason")).toMatchObject([{ reason: "no-meaning", IgnoredByReason: 1 }]);
  expect(metricsNamed("EventsPublished")).toMatchObject([
    { eventType: "UserRegistered.v2", EventsPublished: 1 },
    { eventType: "UserRegistered.v1", EventsPublished: 1 },
  ]);
});

test("logs which records it is about to look at, before it does", async () => {
  await using stage = await bridgeOver();
  const Records = ["e1", "e2", "e3"].map((eventID) => streamRecord(undefined, userRow("user-1"), { eventID }));
  await handleBatch({ Records }, context, sandboxOver(stage));
  expect(lines[0]).toMatchObject({ level: "INFO", message: "batch begins", records: 3, first: "e1", last: "e3" });
});

test("logs what it parked so that it can be found, and nothing of what is in a row", async () => {
  await using stage = await bridgeOver();
  const secretive = userRow("user-1", { firstname: "Xantippe", email: "not an address: xantippe" });
  await handleBatch({ Records: [streamRecord(undefined, secretive, { eventID: "e1" })] }, context, sandboxOver(stage));
  const logs = lines.filter(({ level }) => level === "WARN");
  expect(logs).toMatchObject([
    {
      level: "WARN",
      message: "record parked",
      function_request_id: "request-1",
      eventID: "e1",
      sequenceNumber: expect.stringMatching(/^\d+$/),
      entity: "user",
      failures: [
        { stage: "seal", code: "EVENT_INVALID", eventType: "UserRegistered.v2" },
        { stage: "seal", code: "EVENT_INVALID", eventType: "UserRegistered.v1" },
      ],
    },
  ]);
  expect(JSON.stringify(lines)).not.toMatch(/xantippe/i);
});

test("logs where and why a batch was cut", async () => {
  await using stage = await bridgeOver({ script: () => ({ status: 400, fault: "AccessDeniedException" }) });
  const record = streamRecord(undefined, userRow("user-1"), { eventID: "e1", sequenceNumber: "41" });
  const answer = await handleBatch({ Records: [record] }, context, sandboxOver(stage));
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: "41" }] });
  expect(lines).toContainEqual(
    expect.objectContaining({
      message: "batch cut",
      eventID: "e1",
      code: "PUBLISH_DENIED",
      reason: "AccessDeniedException",
    }),
  );
});

test("parks the records on the list unseen", async () => {
  await using stage = await bridgeOver();
  const record = streamRecord(undefined, userRow("user-1"), { eventID: "killer" });
  await handleBatch({ Records: [record] }, context, sandboxOver(stage, { eventIDs: new Set(["killer"]) }));
  expect(stage.server.requests).toEqual([]);
  expect(stage.parked.map(({ attributes }) => attributes)).toEqual([{ code: "PARKED_UNSEEN", stage: "unseen" }]);
});

test("goes on when the list cannot be read, and says so", async () => {
  await using stage = await bridgeOver();
  const fault = new StreambridgeError("PARK_UNSEEN_UNREADABLE", "no", { detail: { parameter: "/list" } });
  const records = { Records: [streamRecord(undefined, userRow("user-1"))] };
  await handleBatch(records, context, sandboxOver(stage, { fault }));
  expect(stage.server.accepted).toHaveLength(2);
  expect(lines).toContainEqual(expect.objectContaining({ level: "ERROR", parameter: "/list" }));
});

test("no input makes it throw; what is no batch is answered as failed", async () => {
  await using stage = await bridgeOver();
  const sandbox = sandboxOver(stage);
  const wholeBatch = { batchItemFailures: [{ itemIdentifier: "" }] };
  for (const event of [undefined, null, 7, "x", {}, { Records: {} }]) {
    expect(await handleBatch(event, context, sandbox)).toEqual(wholeBatch);
  }
  await fc.assert(
    fc.asyncProperty(fc.array(fc.jsonValue()), async (Records) => {
      expect(await handleBatch({ Records }, context, sandbox)).toEqual({ batchItemFailures: [] });
    }),
  );
});

test("a fault of its own fails the batch instead of losing it", async () => {
  await using stage = await bridgeOver();
  const broken = { ...sandboxOver(stage), parkUnseen: () => Promise.reject(new Error("bug")) };
  expect(await handleBatch({ Records: [] }, context, broken)).toEqual({ batchItemFailures: [{ itemIdentifier: "" }] });
  expect(lines).toContainEqual(expect.objectContaining({ level: "CRITICAL", code: "UNEXPECTED" }));
});
