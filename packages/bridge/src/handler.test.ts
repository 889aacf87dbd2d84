import { expect, test } from "vitest";
import { answerBatch } from "./answer-batch.ts";
import { processRecords } from "./process-records.ts";
import { streamRecord, userRow } from "./testing/records.ts";
import { bridgeOver, runWith } from "./testing/bridge.ts";

test("a registered user goes out in both majors, as EventBridge takes it", async () => {
  await using stage = await bridgeOver();
  const record = streamRecord(undefined, userRow("01J0000000000000000000000A"));
  const { outcomes } = await processRecords([record], stage.bridge, runWith());
  expect(outcomes).toEqual([{ kind: "published" }]);
  expect(stage.server.accepted.map((entry) => entry.DetailType)).toEqual(["UserRegistered.v2", "UserRegistered.v1"]);
  expect(answerBatch([record], outcomes)).toEqual({ batchItemFailures: [] });
});
