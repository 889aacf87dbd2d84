import { SetQueueAttributesCommand, SQSClient } from "@aws-sdk/client-sqs";
import { createManualClock } from "@streambridge/local-cloud";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pagedIn, toldOf } from "./alarms.ts";
import { failures } from "./command.ts";
import { mappingId, switchMapping } from "./mappings.ts";
import { openRows, userRow, type Rows } from "./rows.ts";
import { openWorld, PROJECT, type World } from "./world.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A policy with which nobody may send to a queue any more. */
const NOBODY = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Deny", Principal: "*", Action: "sqs:SendMessage", Resource: "*" }],
});

const clock = createManualClock();
let world: World;
let rows: Rows;
let sqs: SQSClient;
beforeAll(async () => {
  world = await openWorld(PROJECT, { clock, unset: ["SlackWebhookUrl"] });
  rows = openRows(world);
  const { endpoint, region } = world.cloud;
  sqs = new SQSClient({ endpoint, region, credentials: { accessKeyId: "local", secretAccessKey: "local" } });
});
afterAll(async () => {
  sqs?.destroy();
  rows?.close();
  await world?.close();
});

async function setPolicy(queue: string, Policy: string): Promise<void> {
  const QueueUrl = world.cloud.queues.urlOf(queue);
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }));
}

test("an event that neither the queue nor its dead-letter queue takes rings as lost, and says how it comes again", async () => {
  const both = [world.queueOf("crm-sync"), world.deadLettersOf("crm-sync")];
  const before = both.map((queue) => [queue, world.cloud.queues.attributesOf(queue)["Policy"] ?? ""] as const);
  for (const queue of both) await setPolicy(queue, NOBODY);
  await rows.put(userRow("u-1"));
  await world.cloud.spy.waitFor("target-failed", ({ deadLettered }) => !deadLettered);
  await clock.advance(2 * MINUTE);
  expect(toldOf(world, "CrmSyncDeliveryFailed")).toEqual(["ALARM"]);
  expect(toldOf(world, "CrmSyncDeliveryLost")).toEqual(["ALARM"]);
  expect(pagedIn(world, "CrmSyncDeliveryLost")).toContain("pnpm streambridge backfill --consumer crm-sync");

  for (const [queue, policy] of before) await setPolicy(queue, policy);
  await clock.advance(20 * MINUTE);
  expect(toldOf(world, "CrmSyncDeliveryFailed")).toEqual(["ALARM", "OK"]);
  expect(toldOf(world, "CrmSyncDeliveryLost")).toEqual(["ALARM", "OK"]);
});

test("an event that nobody receives rings a day before its queue would drop it", async () => {
  const mapping = mappingId(world, "CrmSyncMapping");
  await switchMapping(world, mapping, false);
  await rows.put(userRow("u-2"));
  await world.cloud.spy.waitFor("message-sent", ({ queue }) => queue === world.queueOf("crm-sync"));
  await clock.advance(3 * DAY - HOUR);
  expect(toldOf(world, "CrmSyncQueueAge")).toEqual([]);
  await clock.advance(2 * HOUR);
  expect(toldOf(world, "CrmSyncQueueAge")).toEqual(["ALARM"]);
  expect(pagedIn(world, "CrmSyncQueueAge")).toContain("aws lambda list-event-source-mappings --function-name");

  await switchMapping(world, mapping, true);
  await world.vendors.hubspot.waitFor(({ subject }) => subject.includes("u-2"));
  await clock.advance(10 * MINUTE);
  expect(toldOf(world, "CrmSyncQueueAge")).toEqual(["ALARM", "OK"]);
});

test("failures that the keeper was not started for ring by their age, and from the archive once it was", async () => {
  const { cloud } = world;
  const schedule = cloud.physicalName("aws:cloudwatch/eventRule:EventRule", "KeeperSchedule");
  cloud.faults.deliver = ({ rule }) =>
    rule === schedule ? { code: "NO_PERMISSIONS", message: "Not yours.", retryable: false } : undefined;
  await rows.put(userRow("u-3", { lastname: undefined }));
  await cloud.queues.send(world.queueOf("search-index"), "this is no event");
  await clock.advance(6 * DAY + HOUR);
  expect(toldOf(world, "KeeperScheduleFailed")).toContain("ALARM");
  expect(toldOf(world, "ParkedAge")).toEqual(["ALARM"]);
  expect(toldOf(world, "SearchIndexDeadLettersAge")).toEqual(["ALARM"]);
  expect(toldOf(world, "ArchiveDepth")).toEqual([]);

  delete cloud.faults.deliver;
  await clock.advance(7 * HOUR);
  for (const queue of ["Parked", "SearchIndexDeadLetters"]) {
    expect(toldOf(world, `${queue}Age`), queue).toEqual(["ALARM", "OK"]);
    expect(toldOf(world, `${queue}Depth`), queue).toEqual(["ALARM", "OK"]);
  }
  expect(toldOf(world, "KeeperScheduleFailed").at(-1)).toBe("OK");
  expect(toldOf(world, "ArchiveDepth")).toEqual(["ALARM"]);
});

test("what is purged from the archive rings no more", async () => {
  const file = join(tmpdir(), `purged-26-${process.pid}.jsonl`);
  const purge = ["purge", "--place", "archive", "--confirm", "2", "--file", file];
  expect(await failures(world, ...purge)).toMatchObject({ code: 0 });
  rmSync(file);
  await clock.advance(7 * HOUR);
  expect(toldOf(world, "ArchiveDepth")).toEqual(["ALARM", "OK"]);
});
