import { BatchWriteItemCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "./world.ts";

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world?.close());

test("a bad record is parked with payload and error, and its neighbours pass", async () => {
  // Written past the API, as a script of another team might: the middle row has no last name.
  await writeRows([userRow("u-1", "Hedy", "Lamarr"), userRow("u-2", "Prince"), userRow("u-3", "Mary", "Shelley")]);

  const { algolia } = world.vendors;
  await algolia.waitFor((effect) => effect.subject === "u-1");
  await algolia.waitFor((effect) => effect.subject === "u-3");

  const parked = await world.cloud.spy.waitFor("message-sent", ({ queue }) => queue === world.parkQueue);
  const { record, error, stage } = JSON.parse(parked.body) as ParkedRecord;
  expect(record.dynamodb.NewImage).toMatchObject({ userId: { S: "u-2" }, firstname: { S: "Prince" } });
  expect(error.code).toBe("EVENT_INVALID");
  expect(JSON.stringify(error)).toContain("lastname");
  expect(stage).toBe("seal");
  expect(algolia.received.map((effect) => effect.subject)).not.toContain("u-2");
});

interface ParkedRecord {
  readonly record: { readonly dynamodb: { readonly NewImage: unknown } };
  readonly error: { readonly code: string };
  readonly stage: string;
}

async function writeRows(rows: readonly Record<string, { S: string }>[]): Promise<void> {
  const client = new DynamoDBClient({
    endpoint: world.cloud.endpoint,
    region: world.cloud.region,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  const puts = rows.map((Item) => ({ PutRequest: { Item } }));
  await client.send(new BatchWriteItemCommand({ RequestItems: { [world.table]: puts } }));
  client.destroy();
}

function userRow(userId: string, firstname: string, lastname?: string): Record<string, { S: string }> {
  const now = new Date().toISOString();
  return {
    pk: { S: `USER#${userId}` },
    sk: { S: "PROFILE" },
    entity: { S: "user" },
    userId: { S: userId },
    firstname: { S: firstname },
    ...(lastname !== undefined && { lastname: { S: lastname } }),
    email: { S: `${userId}@example.com` },
    registeredAt: { S: now },
    updatedAt: { S: now },
  };
}
