import {
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from "@aws-sdk/client-dynamodb";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createRealClock } from "../../clock.ts";
import { readMachine } from "../../env.ts";
import { createSpy } from "../../spy/spy.ts";
import { graphOf, tableArnOf, tableOf } from "../../testing/graph-of.ts";
import { startGateway, type Gateway } from "../gateway/gateway.ts";
import { createDynamoDb, type DynamoDb } from "./dynamodb.ts";
import { launchDynamoDbLocal, type DynamoDbLocal } from "./dynamodb-local.ts";
import { findJava } from "./java/find-java.ts";
import type { StreamRecord, StreamSource } from "./stream-source.ts";

const STREAM = `${tableArnOf("Shelves")}/stream/2026-01-01T00:00:00.000`;
const graph = graphOf([
  tableOf("Shelves", {
    attributes: [
      { name: "id", type: "S" },
      { name: "room", type: "S" },
    ],
    globalSecondaryIndexes: [{ name: "byRoom", hashKey: "room", projectionType: "ALL" }],
    ttl: { attributeName: "until", enabled: true },
  }),
  tableOf("Plain", { streamEnabled: false }),
]);

const clock = createRealClock();
const spy = createSpy(clock);
let gateway: Gateway;
let local: DynamoDbLocal;
let dynamodb: DynamoDb;
let client: DynamoDBClient;

beforeAll(async () => {
  const java = await findJava({ machine: readMachine(), cache: tmpdir() });
  local = await launchDynamoDbLocal(java);
  [gateway, dynamodb] = await Promise.all([
    startGateway({ warn: (text) => spy.tell({ kind: "warning", text }) }),
    createDynamoDb({ graph, local, clock, spy }),
  ]);
  for (const service of dynamodb.mounted) gateway.mount(service);
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  client = new DynamoDBClient({ endpoint: gateway.endpoint, region: "us-east-1", credentials });
});
afterAll(async () => {
  client.destroy();
  dynamodb.stop();
  await local.stop();
  await gateway.stop();
});

const put = (id: string, more: object = {}) =>
  client.send(new PutItemCommand({ TableName: "Shelves", Item: { id: { S: id }, room: { S: "cellar" }, ...more } }));

test("a table is named by its ARN as well", async () => {
  const TableName = tableArnOf("Shelves");
  await client.send(new PutItemCommand({ TableName, Item: { id: { S: "by ARN" }, room: { S: "attic" } } }));
  const { Item } = await client.send(new GetItemCommand({ TableName, Key: { id: { S: "by ARN" } } }));
  expect(Item).toMatchObject({ room: { S: "attic" } });
  const { Table } = await client.send(new DescribeTableCommand({ TableName }));
  expect(Table).toMatchObject({ TableName: "Shelves", TableArn: TableName });
});

/** Reads a stream until a record satisfies `wanted`, waiting as a mapping would. */
async function readUntil(source: StreamSource, wanted: (record: StreamRecord) => boolean): Promise<StreamRecord> {
  const [shard] = await source.shards();
  let iterator = await source.iterator(shard!.shardId, "TRIM_HORIZON");
  for (;;) {
    const page = await source.records(iterator, 10);
    const found = page.records.find(wanted);
    if (found) return found;
    iterator = page.next!;
    if (page.records.length === 0) await source.whenWritten!(AbortSignal.timeout(10_000));
  }
}

test("a table is made with its keys and indexes", async () => {
  await put("a");
  const found = await client.send(
    new QueryCommand({
      TableName: "Shelves",
      IndexName: "byRoom",
      KeyConditionExpression: "room = :room",
      ExpressionAttributeValues: { ":room": { S: "cellar" } },
    }),
  );
  expect(found.Items).toContainEqual({ id: { S: "a" }, room: { S: "cellar" } });
});

test("a written row is told to the spy and read from the stream as Lambda receives it", async () => {
  const before = Math.floor(clock.now() / 1000);
  await put("b", { pages: { N: "12" }, cover: { B: Uint8Array.of(1, 2, 3) } });
  const record = await readUntil(dynamodb.streamSource(STREAM)!, ({ dynamodb: { Keys } }) => isKey(Keys, "b"));
  expect(record).toEqual({
    eventID: expect.stringMatching(/^[0-9a-f-]+$/),
    eventName: "INSERT",
    eventVersion: "1.1",
    eventSource: "aws:dynamodb",
    awsRegion: "us-east-1",
    eventSourceARN: STREAM,
    dynamodb: {
      ApproximateCreationDateTime: expect.any(Number),
      Keys: { id: { S: "b" } },
      NewImage: { id: { S: "b" }, room: { S: "cellar" }, pages: { N: "12" }, cover: { B: "AQID" } },
      SequenceNumber: expect.stringMatching(/^\d{21}$/),
      SizeBytes: expect.any(Number),
      StreamViewType: "NEW_AND_OLD_IMAGES",
    },
  });
  expect(record.dynamodb.ApproximateCreationDateTime).toBeGreaterThanOrEqual(before);
  const fact = await spy.waitFor("row-changed", ({ eventID }) => eventID === record.eventID);
  expect(fact).toMatchObject({ table: "Shelves", eventName: "INSERT", record });
});

test("a reader that waits is woken by a write", async () => {
  const source = dynamodb.streamSource(STREAM)!;
  const [shard] = await source.shards();
  const { next } = await source.records(await source.iterator(shard!.shardId, "LATEST"), 10);
  const woken = source.whenWritten!(AbortSignal.timeout(10_000));
  await put("woken");
  await woken;
  const page = await source.records(next!, 10);
  expect(page.records.map(({ dynamodb: { Keys } }) => Keys)).toEqual([{ id: { S: "woken" } }]);
});

test("a row whose time has come is removed by TTL, and its record says so", async () => {
  const inThePast = Math.floor(Date.now() / 1000) - 60;
  await put("expired", { until: { N: String(inThePast) } });
  const record = await readUntil(
    dynamodb.streamSource(STREAM)!,
    ({ eventName, dynamodb: { Keys } }) => eventName === "REMOVE" && isKey(Keys, "expired"),
  );
  expect(record.userIdentity).toEqual({ type: "Service", principalId: "dynamodb.amazonaws.com" });
});

test("over HTTP, tables and streams bear the graph's names in both directions", async () => {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: "Shelves" }));
  expect(Table).toMatchObject({
    TableArn: tableArnOf("Shelves"),
    LatestStreamArn: STREAM,
    LatestStreamLabel: "2026-01-01T00:00:00.000",
  });
  const { StreamDescription } = await ask("DescribeStream", { StreamArn: STREAM });
  expect(StreamDescription).toMatchObject({ StreamArn: STREAM, TableName: "Shelves" });
  const { ShardIterator } = await ask("GetShardIterator", {
    StreamArn: STREAM,
    ShardId: StreamDescription.Shards[0].ShardId,
    ShardIteratorType: "TRIM_HORIZON",
  });
  const { Records } = await ask("GetRecords", { ShardIterator });
  expect(Records[0]).toMatchObject({ awsRegion: "us-east-1", eventName: "INSERT" });
});

test("a table without a stream has no source", () => {
  expect(dynamodb.streamSource(`${tableArnOf("Plain")}/stream/2026-01-01T00:00:00.000`)).toBeUndefined();
});

async function ask(operation: string, input: object): Promise<StreamsAnswer> {
  const headers = {
    "x-amz-target": `DynamoDBStreams_20120810.${operation}`,
    authorization: "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request",
  };
  const response = await fetch(gateway.endpoint, { method: "POST", headers, body: JSON.stringify(input) });
  return (await response.json()) as StreamsAnswer;
}

function isKey(keys: StreamRecord["dynamodb"]["Keys"], id: string): boolean {
  return (keys["id"] as { readonly S: string }).S === id;
}

interface StreamsAnswer {
  readonly StreamDescription: { readonly Shards: readonly [{ readonly ShardId: string }] };
  readonly ShardIterator: string;
  readonly Records: readonly unknown[];
}

test("any access key will do", async () => {
  const credentials = { accessKeyId: "some-one's key", secretAccessKey: "none" };
  const other = new DynamoDBClient({ endpoint: gateway.endpoint, region: "eu-west-1", credentials });
  const { Table } = await other.send(new DescribeTableCommand({ TableName: "Shelves" }));
  other.destroy();
  expect(Table?.TableName).toBe("Shelves");
});
