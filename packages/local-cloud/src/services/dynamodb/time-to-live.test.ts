import {
  CreateTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  PutItemCommand,
  ScanCommand,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readMachine } from "../../env.ts";
import { createManualClock } from "../../manual-clock.ts";
import { createSpy } from "../../spy/spy.ts";
import { graphOf, tableOf } from "../../testing/graph-of.ts";
import { startGateway, type Gateway } from "../gateway/gateway.ts";
import { createAsker, DYNAMODB, type Asker } from "./ask.ts";
import { createDynamoDb, type DynamoDb } from "./dynamodb.ts";
import { launchDynamoDbLocal, type DynamoDbLocal } from "./dynamodb-local.ts";
import { findJava } from "./java/find-java.ts";

// Years before the machine's own time: whoever goes by that would delete everything here at once.
const clock = createManualClock(Date.parse("2020-01-01T00:00:00Z"));
const spy = createSpy(clock);
const graph = graphOf([tableOf("Tickets", { streamEnabled: false, ttl: { attributeName: "until", enabled: true } })]);
let gateway: Gateway;
let local: DynamoDbLocal;
let dynamodb: DynamoDb;
let client: DynamoDBClient;
let asker: Asker;

beforeAll(async () => {
  local = await launchDynamoDbLocal(await findJava({ machine: readMachine(), cache: tmpdir() }));
  [gateway, dynamodb] = await Promise.all([
    startGateway({ warn: (text) => spy.tell({ kind: "warning", text }) }),
    createDynamoDb({ graph, local, clock, spy }),
  ]);
  for (const service of dynamodb.mounted) gateway.mount(service);
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  client = new DynamoDBClient({ endpoint: gateway.endpoint, region: "us-east-1", credentials });
  asker = createAsker(local.address);
});
afterAll(async () => {
  asker.close();
  client.destroy();
  dynamodb.stop();
  await local.stop();
  await gateway.stop();
});

const put = (TableName: string, id: string, secondsFromNow: number) =>
  client.send(
    new PutItemCommand({
      TableName,
      Item: { id: { S: id }, until: { N: String(clock.now() / 1000 + secondsFromNow) } },
    }),
  );

async function idsIn(TableName: string): Promise<readonly string[]> {
  const { Items = [] } = await client.send(new ScanCommand({ TableName }));
  return Items.map(({ id }) => id?.S ?? "").toSorted();
}

/** Looks until the rows are these, since a sweep is real work; fails by the test's timeout. */
async function untilIdsIn(table: string, ids: readonly string[]): Promise<void> {
  while ((await idsIn(table)).join() !== ids.join()) await new Promise((resolve) => setImmediate(resolve));
}

test("a table without a stream loses its expired rows within a minute of the clock, and no others", async () => {
  await put("Tickets", "soon", 3600);
  await put("Tickets", "later", 7200);
  await put("Tickets", "a mistake", -6 * 365 * 86_400);
  await clock.advance(3_540_000);
  expect(await idsIn("Tickets")).toEqual(["a mistake", "later", "soon"]);
  await clock.advance(120_000);
  await untilIdsIn("Tickets", ["a mistake", "later"]);
});

test("DynamoDB Local, which goes by the machine's time, is told of an attribute that no row has", async () => {
  const { TimeToLiveDescription: kept } = await asker.ask(`${DYNAMODB}.DescribeTimeToLive`, { TableName: "Tickets" });
  expect(kept).toMatchObject({ TimeToLiveStatus: "ENABLED", AttributeName: "on the clock: until" });
  const shown = await client.send(new DescribeTimeToLiveCommand({ TableName: "Tickets" }));
  expect(shown.TimeToLiveDescription).toEqual({ TimeToLiveStatus: "ENABLED", AttributeName: "until" });
});

test("a time to live that a client sets is followed as well", async () => {
  await client.send(
    new CreateTableCommand({
      TableName: "Seats",
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
      BillingMode: "PAY_PER_REQUEST",
    }),
  );
  const setting = { AttributeName: "until", Enabled: true };
  const set = new UpdateTimeToLiveCommand({ TableName: "Seats", TimeToLiveSpecification: setting });
  expect((await client.send(set)).TimeToLiveSpecification).toEqual(setting);
  await put("Seats", "soon", 60);
  await clock.advance(180_000);
  await untilIdsIn("Seats", []);
});

test("what AWS refuses is refused in its words", async () => {
  const again = new UpdateTimeToLiveCommand({
    TableName: "Tickets",
    TimeToLiveSpecification: { AttributeName: "until", Enabled: true },
  });
  await expect(client.send(again)).rejects.toMatchObject({
    name: "ValidationException",
    message: "TimeToLive is already enabled",
  });
  const nowhere = new DescribeTimeToLiveCommand({ TableName: "Nowhere" });
  await expect(client.send(nowhere)).rejects.toMatchObject({ name: "ResourceNotFoundException" });
});
