import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readMachine } from "../../env.ts";
import { createManualClock } from "../../manual-clock.ts";
import { createSpy } from "../../spy/spy.ts";
import { graphOf, mappingOf, streamArnOf, tableOf } from "../../testing/graph-of.ts";
import { startGateway, type Gateway } from "../gateway/gateway.ts";
import { readMappingSettings, startStreamMapping, type StreamMappingSettings } from "../lambda/mappings/index.ts";
import { scriptFunction } from "../lambda/mappings/testing/scripted-function.ts";
import { createDynamoDb, type DynamoDb } from "./dynamodb.ts";
import { launchDynamoDbLocal, type DynamoDbLocal } from "./dynamodb-local.ts";
import { findJava } from "./java/find-java.ts";
import type { StreamRecord } from "./stream-source.ts";

/** DynamoDB Local knows no clock but the machine's; what its records say of their time is the one clock's all the same. */

const HOUR = 3_600_000;

const clock = createManualClock(Date.parse("2026-01-01T10:00:00.250Z"));
const spy = createSpy(clock);
let gateway: Gateway;
let local: DynamoDbLocal;
let dynamodb: DynamoDb;
let client: DynamoDBClient;

beforeAll(async () => {
  local = await launchDynamoDbLocal(await findJava({ machine: readMachine(), cache: tmpdir() }));
  gateway = await startGateway({ warn: (text) => spy.tell({ kind: "warning", text }) });
  dynamodb = await createDynamoDb({ graph: graphOf([tableOf("Shelves")]), local, clock, spy });
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

const put = (id: string): Promise<unknown> =>
  client.send(new PutItemCommand({ TableName: "Shelves", Item: { id: { S: id } } }));

test("a record has the time of its write, however far the clock was moved before anybody read it", async () => {
  const written: number[] = [];
  for (let number = 0; number < 20; number++) {
    await put(String(number));
    written.push(clock.now());
    await clock.advance(HOUR);
  }
  const source = dynamodb.streamSource(streamArnOf("Shelves"))!;
  const [shard] = await source.shards();
  const { records } = await source.records(await source.iterator(shard!.shardId, "TRIM_HORIZON"), 100);
  expect(records.map((record) => record.dynamodb.ApproximateCreationDateTime)).toEqual(
    written.map((time) => Math.floor(time / 1000)),
  );
});

test("a mapping gives up what is too old by the clock, and takes what is not", async () => {
  const limits = { startingPosition: "TRIM_HORIZON", maximumRecordAgeInSeconds: 7200 };
  const reader = mappingOf("Reader", streamArnOf("Shelves"), "handler", limits);
  const { functions, events } = scriptFunction();
  const mapping = startStreamMapping({
    settings: readMappingSettings(reader) as StreamMappingSettings,
    source: dynamodb.streamSource(streamArnOf("Shelves"))!,
    functions,
    queues: { nameOfArn: () => undefined, send: async () => "" },
    putObject: async () => undefined,
    spy,
    clock,
  });
  await spy.waitFor("events-counted", ({ metric }) => metric === "InvokedEventCount");
  // The second to last was written two hours and a quarter of a second ago.
  expect(mapping.counts).toMatchObject({ PolledEventCount: 20, DroppedEventCount: 19, InvokedEventCount: 1 });
  await put("fresh");
  await spy.waitForAll("events-counted", 2, ({ metric }) => metric === "InvokedEventCount");
  expect(events.flatMap((event) => (event as { Records: StreamRecord[] }).Records.map(keyOf))).toEqual(["19", "fresh"]);
  await mapping.stop();
});

function keyOf({ dynamodb: { Keys } }: StreamRecord): string {
  return (Keys["id"] as { readonly S: string }).S;
}
