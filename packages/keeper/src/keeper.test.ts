import { Logger } from "@aws-lambda-powertools/logger";
import { Metrics } from "@aws-lambda-powertools/metrics";
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import type { SSMClient } from "@aws-sdk/client-ssm";
import type { Context } from "aws-lambda";
import { startFauxqs, type FauxqsServer } from "fauxqs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { archiveKey, type Archived } from "./archived.ts";
import { keepAll, type Parts } from "./handler.ts";

// SQS and S3 are real servers; the time of the keeper is set by hand, so that what was sent just now may be old.

const DAY_MS = 86_400_000;
let server: FauxqsServer;
let sqs: SQSClient;
let s3: S3Client;
let parkQueue: string;
let deadLetters: string;

beforeEach(async () => {
  server = await startFauxqs({ port: 0, logger: false });
  const access = {
    endpoint: `http://127.0.0.1:${server.port}`,
    region: "us-east-1",
    credentials: { accessKeyId: "x", secretAccessKey: "x" },
  };
  sqs = new SQSClient(access);
  s3 = new S3Client({ ...access, forcePathStyle: true });
  parkQueue = server.createQueue("parked").queueUrl;
  deadLetters = server.createQueue("dead-letters").queueUrl;
  server.createBucket("failures");
});
afterEach(() => server.stop());

/** SSM with the topology of a bridge and one consumer, on two pages. */
const topology = {
  send: async ({ input }: { input: { NextToken?: string } }) =>
    input.NextToken === undefined
      ? { Parameters: [part("consumers/crm-sync", { deadLetters })], NextToken: "2" }
      : { Parameters: [part("bridge", { parkQueue, failuresBucket: "failures" })] },
} as unknown as SSMClient;
const part = (name: string, value: object) => ({ Name: `/app/stage/topology/${name}`, Value: JSON.stringify(value) });

const context = { getRemainingTimeInMillis: () => 60_000 } as Context;

function partsAt(now: number, more: Partial<Parts> = {}): Parts {
  return {
    environment: { topologyPath: "/app/stage/topology/", archiveAfterMs: 5 * DAY_MS },
    sqs,
    s3,
    ssm: topology,
    logger: new Logger({ logLevel: "SILENT" }),
    metrics: { addMetric: () => undefined, publishStoredMetrics: () => undefined } as unknown as Metrics,
    now: () => now,
    ...more,
  };
}

const send = (QueueUrl: string, MessageBody: string) =>
  sqs.send(
    new SendMessageCommand({
      QueueUrl,
      MessageBody,
      MessageAttributes: { ErrorCode: { DataType: "String", StringValue: "PARK_REQUESTED" } },
    }),
  );

/** The bucket's server behind a client that fails where this says so. */
function s3That(refuses: (command: { input: { Body?: string } }) => boolean): S3Client {
  const client = Object.create(s3) as S3Client;
  return Object.assign(client, {
    send: (command: never) => (refuses(command) ? Promise.reject(new Error("no")) : s3.send(command)),
  });
}

async function archive(): Promise<(Archived & { key: string })[]> {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: "failures" }));
  return Promise.all(
    Contents.map(async ({ Key: key = "" }) => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: "failures", Key: key }));
      const archived = JSON.parse((await Body?.transformToString()) ?? "") as Archived;
      return Object.assign(archived, { key });
    }),
  );
}

async function inQueue(QueueUrl: string): Promise<number> {
  const command = new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 0 });
  return (await sqs.send(command)).Messages?.length ?? 0;
}

test("what is older than five days is moved whole to the archive, each under its place", async () => {
  const now = Date.now() + 6 * DAY_MS;
  const { MessageId = "" } = await send(deadLetters, "an event");
  await send(parkQueue, "a record");
  expect(await keepAll(context, partsAt(now))).toMatchObject({ looked: 2, archived: 2, failed: 0 });

  expect(await Promise.all([inQueue(parkQueue), inQueue(deadLetters)])).toEqual([0, 0]);
  const [ofBridge, ofConsumer] = (await archive()).toSorted((one, other) => (one.place < other.place ? -1 : 1));
  expect(ofBridge).toMatchObject({ place: "bridge", body: "a record" });
  expect(ofConsumer).toEqual({
    key: archiveKey("crm-sync", Date.now(), MessageId),
    place: "crm-sync",
    queue: deadLetters,
    messageId: MessageId,
    body: "an event",
    attributes: { ErrorCode: { DataType: "String", StringValue: "PARK_REQUESTED" } },
    systemAttributes: expect.objectContaining({ SentTimestamp: expect.any(String) as unknown }),
    archivedAt: new Date(now).toISOString(),
  });
});

test("what is younger stays, and is seen again at once", async () => {
  for (let index = 0; index < 12; index += 1) await send(deadLetters, `event ${index}`);
  expect(await keepAll(context, partsAt(Date.now() + 4 * DAY_MS))).toMatchObject({
    looked: 12,
    archived: 0,
    failed: 0,
  });
  expect(await inQueue(deadLetters)).toBe(10);
  expect(await archive()).toEqual([]);
});

test("a message that could not be deleted is archived by the next run in the same place, and deleted", async () => {
  await send(deadLetters, "an event");
  const handles: (string | undefined)[] = [];
  const stubborn = {
    send: (command: unknown) => {
      if (!(command instanceof DeleteMessageCommand)) return sqs.send(command as ReceiveMessageCommand);
      handles.push(command.input.ReceiptHandle);
      return Promise.reject(new Error("no"));
    },
  } as unknown as SQSClient;
  const late = Date.now() + 6 * DAY_MS;
  await expect(keepAll(context, partsAt(late, { sqs: stubborn }))).rejects.toMatchObject({ code: "ARCHIVE_FAILED" });
  // Its visibility ends.
  const [ReceiptHandle] = handles;
  await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl: deadLetters, ReceiptHandle, VisibilityTimeout: 0 }));
  const [first] = await archive();

  expect(await keepAll(context, partsAt(late))).toMatchObject({ archived: 1, failed: 0 });
  expect((await archive()).map(({ key }) => key)).toEqual([first?.key]);
  expect(await inQueue(deadLetters)).toBe(0);
});

test("a message that the bucket does not take stays in its queue, the others are moved, and the run fails", async () => {
  await send(deadLetters, "refused");
  await send(parkQueue, "taken");
  const picky = s3That((command) => command.input.Body?.includes("refused") === true);
  const parts = partsAt(Date.now() + 6 * DAY_MS, { s3: picky });
  await expect(keepAll(context, parts)).rejects.toMatchObject({ code: "ARCHIVE_FAILED", detail: { count: 1 } });
  expect((await archive()).map(({ body }) => body)).toEqual(["taken"]);
});

test("a queue that cannot be read keeps no other from being looked at", async () => {
  await send(parkQueue, "a record");
  const consumersGone = {
    send: async () => ({
      Parameters: [
        part("consumers/crm-sync", { deadLetters: `${deadLetters}-gone` }),
        part("bridge", { parkQueue, failuresBucket: "failures" }),
      ],
    }),
  } as unknown as SSMClient;
  const parts = partsAt(Date.now() + 6 * DAY_MS, { ssm: consumersGone });
  await expect(keepAll(context, parts)).rejects.toMatchObject({ code: "ARCHIVE_FAILED" });
  expect(await archive()).toHaveLength(1);
});

/** The topology after the one consumer left the program; `queue` is the one in which events waited for it. */
const withoutConsumer = (queue: string): SSMClient =>
  ({
    send: async () => ({
      Parameters: [
        part("bridge", { parkQueue, failuresBucket: "failures" }),
        part("queues/dead-letters", { consumer: "crm-sync", queue, deadLetters }),
      ],
    }),
  }) as unknown as SSMClient;

test("what a consumer left behind is archived at once, the events that waited for it as well", async () => {
  const { queueUrl: work } = server.createQueue("work");
  await send(deadLetters, "a dead letter");
  await send(work, "an event that waited");
  await send(parkQueue, "a record");
  const run = await keepAll(context, partsAt(Date.now(), { ssm: withoutConsumer(work) }));
  expect(run).toMatchObject({ looked: 3, archived: 2, failed: 0 });
  const kept = await archive();
  expect(kept.map(({ place }) => place)).toEqual(["crm-sync", "crm-sync"]);
  expect(new Set(kept.map(({ body }) => body))).toEqual(new Set(["a dead letter", "an event that waited"]));
  expect(await inQueue(parkQueue)).toBe(1);
});

test("a queue that somebody deleted after its consumer left is no failure", async () => {
  const run = await keepAll(context, partsAt(Date.now(), { ssm: withoutConsumer(`${deadLetters}-gone`) }));
  expect(run).toMatchObject({ looked: 0, archived: 0, failed: 0 });
});

test("each run tells what lies in the bucket: archived now or long ago, or given up by the mapping; claims are no failures", async () => {
  for (const Key of ["archive/bridge/2026-01-01/1.json", "aws/lambda/a/b/1", "aws/lambda/a/b/2", "parked/1"])
    await s3.send(new PutObjectCommand({ Bucket: "failures", Key, Body: "{}" }));
  await send(deadLetters, "an event");
  const told: Record<string, number> = {};
  const metrics = {
    addMetric: (name: string, _unit: string, value: number) => (told[name] = value),
    publishStoredMetrics: () => undefined,
  } as unknown as Metrics;
  const { lying } = await keepAll(context, partsAt(Date.now() + 6 * DAY_MS, { metrics }));
  expect(lying).toEqual({ archived: 2, givenUp: 2 });
  expect(told).toMatchObject({ DeadLettersArchived: 1, ArchiveDepth: 2, GivenUpDepth: 2 });
});

test("what lies in the bucket is told also by a run that could not move everything", async () => {
  await send(parkQueue, "a record");
  const told: string[] = [];
  const metrics = {
    addMetric: (name: string) => told.push(name),
    publishStoredMetrics: () => undefined,
  } as unknown as Metrics;
  const readOnly = s3That((command) => command instanceof PutObjectCommand);
  const parts = partsAt(Date.now() + 6 * DAY_MS, { s3: readOnly, metrics });
  await expect(keepAll(context, parts)).rejects.toMatchObject({ code: "ARCHIVE_FAILED" });
  expect(told).toContain("ArchiveDepth");
});

test("with no time left nothing is touched", async () => {
  await send(deadLetters, "an event");
  const short = { getRemainingTimeInMillis: () => 4_000 } as Context;
  expect(await keepAll(short, partsAt(Date.now() + 6 * DAY_MS))).toMatchObject({ looked: 0, archived: 0, failed: 0 });
});

test("without the bridge's part of the topology nobody knows where to look", async () => {
  const empty = { send: async () => ({}) } as unknown as SSMClient;
  await expect(keepAll(context, partsAt(0, { ssm: empty }))).rejects.toMatchObject({ code: "SETTING_MISSING" });
});
