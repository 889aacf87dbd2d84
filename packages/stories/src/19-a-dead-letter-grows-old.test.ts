import { GetObjectCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { createManualClock } from "@streambridge/local-cloud";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pagedIn, rungIn } from "./alarms.ts";
import { failures } from "./command.ts";
import { openRows, userRow, type Rows } from "./rows.ts";
import { openWorld, PROJECT, type World } from "./world.ts";

const DAY = 86_400_000;

const clock = createManualClock();
let world: World;
let rows: Rows;
let s3: S3Client;
beforeAll(async () => {
  world = await openWorld(PROJECT, { clock });
  rows = openRows(world);
  const { endpoint, region } = world.cloud;
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  s3 = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
});
afterAll(async () => {
  s3?.destroy();
  rows?.close();
  await world?.close();
});

/** What lies in the archive: key and content. */
async function archived(): Promise<Readonly<Record<string, Archived>>> {
  const Bucket = world.cloud.physicalName("aws:s3/bucket:Bucket", "Failures");
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: "archive/" }));
  const objects = Contents.map(async ({ Key = "" }) => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
    return [Key, JSON.parse((await Body?.transformToString()) ?? "") as Archived] as const;
  });
  return Object.fromEntries(await Promise.all(objects));
}

interface Archived {
  readonly place: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

const ofArchive = () => rungIn(world).flatMap(({ alarm, to }) => (alarm === "ArchiveDepth" ? [to] : []));

const depths = () =>
  [world.parkQueue, world.deadLettersOf("crm-sync")].map((queue) => world.cloud.queues.depth(queue).visible);

test("what lies in a dead-letter queue for five days is moved to the archive, and is still there when it would have expired", async () => {
  const { cloud } = world;
  // One failure of the bridge, one of a consumer.
  await rows.put(userRow("u-1", { lastname: undefined }));
  await cloud.spy.waitFor("message-sent", ({ queue }) => queue === world.parkQueue);
  await cloud.queues.send(world.queueOf("crm-sync"), "this is no event");
  await cloud.spy.waitFor("message-sent", ({ queue }) => queue === world.deadLettersOf("crm-sync"));

  await clock.advance(4.9 * DAY);
  expect([depths(), await archived()]).toEqual([[1, 1], {}]);

  await clock.advance(1.1 * DAY);
  expect(depths()).toEqual([0, 0]);
  const kept = await archived();
  const places = Object.keys(kept).map((key) => key.split("/").slice(0, 3).join("/"));
  expect(places).toEqual(["archive/bridge/2026-01-01", "archive/crm-sync/2026-01-01"]);
  const [ofBridge, ofConsumer] = Object.values(kept);
  expect(JSON.parse(ofBridge?.body ?? "")).toMatchObject({ stage: "seal", error: { code: "EVENT_INVALID" } });
  expect(ofConsumer).toMatchObject({
    place: "crm-sync",
    body: "this is no event",
    attributes: { ErrorCode: { DataType: "String", StringValue: "MESSAGE_UNREADABLE" } },
  });

  const quiet = rungIn(world).findLast(({ alarm }) => alarm === "ParkedDepth");
  expect(quiet?.to, "the queue is empty, so its own alarm says that all is well").toBe("OK");
  expect(pagedIn(world, "ArchiveDepth")).toContain("failures list --place archive");

  await clock.advance(9 * DAY);
  expect(await archived()).toEqual(kept);
  expect(ofArchive(), "whoever looks sees red for as long as something lies there").toEqual(["ALARM"]);
  expect(cloud.spy.facts.filter((fact) => fact.kind === "warning" && fact.text.includes("is gone"))).toEqual([]);
});

test("what grew old is listed and goes back like the rest", async () => {
  const list = await failures(world, "list", "--place", "archive");
  expect(list.out).toMatch(/1 +archive +- +EVENT_INVALID +UserRegistered\.v2/);
  expect(list.out).toMatch(/1 +archive +crm-sync +MESSAGE_UNREADABLE/);

  const redriven = await failures(world, "redrive", "--place", "archive");
  expect(redriven, "the row is as bad as before").toMatchObject({ code: 3 });
  expect(redriven.out).toContain("1  failed again and are parked with the new error: EVENT_INVALID");
  expect(redriven.out).toContain("1  sent back to their consumer");
  expect(await archived()).toEqual({});
  expect(world.cloud.queues.depth(world.parkQueue).visible).toBe(1);

  await clock.advance(DAY / 3);
  expect(ofArchive(), "it ends when the keeper has counted again").toEqual(["ALARM", "OK"]);
});
