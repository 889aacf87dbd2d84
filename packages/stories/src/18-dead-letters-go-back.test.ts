import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { createManualClock } from "@streambridge/local-cloud";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { failures, startCommand, startFailures } from "./command.ts";
import { openRows, userRow, type Rows } from "./rows.ts";
import { openWorld, PROJECT, type World } from "./world.ts";

const MINUTE = 60_000;
const credentials = { accessKeyId: "local", secretAccessKey: "local" };

const clock = createManualClock();
let world: World;
let rows: Rows;
beforeAll(async () => {
  world = await openWorld(PROJECT, { clock });
  rows = openRows(world);
});
afterAll(async () => {
  rows?.close();
  await world?.close();
});

test("a stage that nobody deployed is a mistake, and no empty list", async () => {
  const list = await failures(world, "list", "--stage", "nobodys");
  expect(list).toMatchObject({ code: 2, out: expect.stringContaining("nothing is deployed as stage nobodys") });
});

test("who is subscribed to what is told as it is deployed, with the names of the queues", async () => {
  const told = await startCommand(world, "topology", "--type", "UserRegistered.v1", "--json").ended;
  expect(told.code).toBe(0);
  const { consumers } = JSON.parse(told.out) as { consumers: { name: string; queue: string }[] };
  expect(consumers).toMatchObject([
    { name: "search-index", queue: expect.stringContaining(world.queueOf("search-index")) },
  ]);
});

test("a consumer that there is not is a mistake, and no empty list", async () => {
  const list = await failures(world, "list", "--consumer", "crm-snyc");
  expect(list).toMatchObject({ code: 2, out: expect.stringContaining("crm-snyc is no consumer of stage local") });
});

test("a consumer's dead letters go back to its own queue once the vendor's fault is mended", async () => {
  const { hubspot, algolia, ses } = world.vendors;
  hubspot.fail({ status: 400 });
  await rows.put(userRow("u-1"));
  await clock.advance(MINUTE);
  const heard = { algolia: algolia.received.length, ses: ses.received.length };

  const list = await failures(world, "list", "--consumer", "crm-sync");
  expect(list).toMatchObject({ code: 3, out: expect.stringMatching(/1 +consumer +crm-sync +PARK_REQUESTED +User/) });
  const plan = await failures(world, "redrive", "--consumer", "crm-sync", "--plan");
  expect(plan.out).toContain("1 event would go back to the queue of crm-sync");
  expect(plan.out).toContain("1  nothing speaks against it");

  hubspot.fail(undefined);
  expect(await failures(world, "redrive", "--consumer", "crm-sync")).toMatchObject({ code: 0 });
  await clock.advance(MINUTE);
  expect(hubspot.received.filter(({ summary }) => summary.includes("Lovelace"))).toHaveLength(1);
  expect({ algolia: algolia.received.length, ses: ses.received.length }, "nobody else hears of it").toEqual(heard);
  expect(await failures(world, "list")).toMatchObject({ code: 0 });
});

test("a redrive that is killed loses nothing: what it had hidden comes back, and a second one does the rest", async () => {
  const { cloud, vendors } = world;
  const people = Array.from({ length: 5 }, (_, index) => `k-${index}`);
  vendors.hubspot.fail({ status: 400 });
  for (const id of people) await rows.put(userRow(id, { lastname: `Name of ${id}` }));
  await clock.advance(MINUTE);
  vendors.hubspot.fail(undefined);
  const dead = world.deadLettersOf("crm-sync");
  const begun = cloud.queues.depth(dead).visible;

  const command = startFailures(world, "redrive", "--consumer", "crm-sync", "--rate", "1");
  await cloud.spy.waitFor("message-deleted", ({ queue, body }) => queue === dead && body.includes('"k-'));
  command.kill("SIGKILL");
  await command.ended;
  const left = cloud.queues.depth(dead);
  expect(left).toMatchObject({ visible: 0, inFlight: begun - 1 });
  const during = await failures(world, "list");
  expect(during.out).toContain(`about ${left.inFlight} more messages hidden just now`);
  expect(during.code, "what is hidden is a failure that remains").toBe(3);
  expect((await failures(world, "redrive", "--consumer", "crm-sync")).code, "and was not settled by this one").toBe(3);

  await clock.advance(10 * MINUTE);
  expect(await failures(world, "redrive", "--consumer", "crm-sync")).toMatchObject({ code: 0 });
  await clock.advance(MINUTE);
  const heard = vendors.hubspot.received.map(({ summary }) => summary).join();
  expect(people.filter((id) => heard.includes(`Name of ${id}`))).toEqual(people);
  expect(await failures(world, "list")).toMatchObject({ code: 0 });
});

test("what EventBridge could not deliver goes to that consumer's queue, and never to the bus again", async () => {
  const { cloud, vendors } = world;
  const queue = world.queueOf("search-index");
  cloud.faults.deliver = ({ target }) =>
    target.endsWith(`:${queue}`) ? { code: "NO_PERMISSIONS", message: "not allowed", retryable: false } : undefined;
  await rows.put(userRow("u-2"));
  await clock.advance(MINUTE);
  delete cloud.faults.deliver;
  const events = cloud.spy.facts.filter(({ kind }) => kind === "event-accepted").length;

  const list = await failures(world, "list");
  expect(list.out).toMatch(/1 +delivery +search-index +NO_PERMISSIONS +UserRegistered\.v1/);
  expect((await failures(world, "try")).out).toContain("its consumer's guard would let it in");
  expect(await failures(world, "redrive", "--place", "delivery")).toMatchObject({ code: 0 });
  await clock.advance(MINUTE);
  expect(vendors.algolia.received.filter(({ subject }) => subject === "u-2")).toHaveLength(1);
  expect(cloud.spy.facts.filter(({ kind }) => kind === "event-accepted")).toHaveLength(events);
});

test("an older state that was set aside is known to be superseded, and is dropped when it goes back", async () => {
  const { algolia } = world.vendors;
  algolia.fail({ status: 400 });
  await rows.put(userRow("u-2", { lastname: "Older", updatedAt: "2026-01-02T00:00:00.000Z" }));
  await clock.advance(MINUTE);
  algolia.fail(undefined);
  await rows.put(userRow("u-2", { lastname: "Newer", updatedAt: "2026-01-03T00:00:00.000Z" }));
  await clock.advance(MINUTE);

  const plan = await failures(world, "redrive", "--consumer", "search-index", "--plan");
  expect(plan.out).toContain("1  superseded");
  expect(await failures(world, "redrive", "--consumer", "search-index")).toMatchObject({ code: 0 });
  await clock.advance(MINUTE);
  expect(algolia.indices.get("users")?.get("u-2")).toMatchObject({ fullname: "Ada Newer" });
});

test("an effect that nobody is sure of parks again, until a person says what became of it", async () => {
  await cutOffGreeting("u-3");
  await cutOffGreeting("u-4");
  for (const id of ["u-3", "u-4"]) await rows.put(userRow(id));
  await clock.advance(MINUTE);
  const ofGreeting = ["--consumer", "welcome-email"];
  const { entries } = JSON.parse((await failures(world, "show", ...ofGreeting, "--json")).out) as Shown;
  expect(entries.map(({ cause }) => cause)).toEqual(["EFFECT_UNCERTAIN", "EFFECT_UNCERTAIN"]);
  const idOf = (userId: string): string =>
    entries.find(({ payload }) => payload.detail.metadata.entity.id === userId)?.id ?? "";

  expect((await failures(world, "redrive", ...ofGreeting, "--plan")).out).toContain("2  uncertain");
  const again = await failures(world, "redrive", idOf("u-3"), "--uncertain", "again");
  const done = await failures(world, "redrive", idOf("u-4"), "--uncertain", "done");
  expect([again.code, done.code]).toEqual([0, 0]);
  await clock.advance(MINUTE);
  const greeted = world.vendors.ses.received.map(({ subject }) => subject);
  expect(greeted).toContain("u-3@example.com");
  expect(greeted).not.toContain("u-4@example.com");
  expect(await failures(world, "list")).toMatchObject({ code: 0 });
});

test("what the mapping gave up is redriven record by record from the bucket", async () => {
  // The bad record is parked; it stands in a batch that Lambda gave up, with a good one.
  await rows.put(userRow("u-5", { lastname: undefined }));
  const parked = await world.cloud.spy.waitFor("message-sent", ({ queue }) => queue === world.parkQueue);
  const { record: bad } = JSON.parse(parked.body) as { record: StreamRecord };
  expect(await failures(world, "redrive", "--place", "bridge")).toMatchObject({ code: 3 });
  const image = { ...bad.dynamodb.NewImage, ...userRow("u-6") };
  const good = { ...bad, eventID: "good", dynamodb: { ...bad.dynamodb, NewImage: image } };
  await giveUp([good, bad]);

  const list = await failures(world, "list", "--place", "stream");
  expect(list.out).toMatch(/2 +stream +- +RecordAgeExceeded/);
  const redriven = await failures(world, "redrive", "--place", "stream");
  expect(redriven, "one of them is no good, and is parked for it").toMatchObject({ code: 3 });
  expect(redriven.out).toContain("1  published");
  expect(redriven.out).toContain("1  failed again and are parked with the new error: EVENT_INVALID");
  await clock.advance(MINUTE);
  expect(world.vendors.algolia.received.map(({ subject }) => subject)).toContain("u-6");
  expect((await failures(world, "list", "--place", "stream")).code, "the bucket is empty").toBe(0);
});

test("a purge removes what was counted, after it has written it to a file", async () => {
  const file = join(tmpdir(), `purged-${process.pid}.jsonl`);
  const uncounted = await failures(world, "purge", "--cause", "EVENT_INVALID", "--file", file);
  expect(uncounted).toMatchObject({ code: 2, out: expect.stringContaining("say --confirm 2") });
  const purge = ["purge", "--cause", "EVENT_INVALID", "--confirm", "2", "--file", file];
  expect(await failures(world, ...purge)).toMatchObject({ code: 0 });
  const [line = ""] = readFileSync(file, "utf8").split("\n");
  rmSync(file);
  expect(JSON.parse(line)).toMatchObject({
    cause: "EVENT_INVALID",
    payload: { dynamodb: { Keys: { pk: { S: "USER#u-5" } } } },
  });
  expect(await failures(world, "list")).toMatchObject({ code: 0 });
});

interface StreamRecord {
  readonly eventID: string;
  readonly dynamodb: { readonly NewImage: object };
}

/** Puts a batch where Lambda puts what a mapping gave up, in Lambda's words. */
async function giveUp(Records: readonly StreamRecord[]): Promise<void> {
  const { endpoint, region } = world.cloud;
  const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  const timestamp = new Date(clock.now()).toISOString();
  const requestContext = { condition: "RecordAgeExceeded", approximateInvokeCount: 9 };
  const Body = JSON.stringify({ requestContext, version: "1.0", timestamp, payload: { Records } });
  const Bucket = world.cloud.physicalName("Bucket", "Failures");
  const Key = "aws/lambda/mapping/shard/2026/01/01/2026-01-01T00.00.00-batch";
  await client.send(new PutObjectCommand({ Bucket, Key, Body }));
  client.destroy();
}

interface Shown {
  readonly entries: readonly {
    readonly id: string;
    readonly cause: string;
    readonly payload: { readonly detail: { readonly metadata: { readonly entity: { readonly id: string } } } };
  }[];
}

/** As after a crash between the e-mail and the note of it. */
async function cutOffGreeting(userId: string): Promise<void> {
  const { endpoint, region } = world.cloud;
  const client = new DynamoDBClient({ endpoint, region, credentials });
  const TableName = world.cloud.physicalName("Table", "WelcomeEmailGuard");
  const Item = { id: { S: `once/entity/user/${userId}` }, state: { S: "started" }, revision: { N: "1" } };
  await client.send(new PutItemCommand({ TableName, Item }));
  client.destroy();
}
