import { DeleteItemCommand, DynamoDBClient, PutItemCommand, type AttributeValue } from "@aws-sdk/client-dynamodb";
import type { World } from "./world.ts";

/** A row as DynamoDB takes it. */
export type Row = Readonly<Record<string, AttributeValue>>;

/** Writes past the API, as a script of another team might. */
export interface Rows {
  put(row: Row): Promise<void>;
  remove(row: Row): Promise<void>;
  close(): void;
}

/** Opens the one table of a world. */
export function openRows({ cloud: { endpoint, region }, table }: Pick<World, "cloud" | "table">): Rows {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new DynamoDBClient({ endpoint, region, credentials });
  return {
    put: async (row) => void (await client.send(new PutItemCommand({ TableName: table, Item: { ...row } }))),
    remove: async ({ pk, sk }) =>
      void (await client.send(new DeleteItemCommand({ TableName: table, Key: { pk: need(pk), sk: need(sk) } }))),
    close: () => client.destroy(),
  };
}

/** The row of a user; what is undefined is left out. */
export function userRow(userId: string, fields: Readonly<Record<string, string | undefined>> = {}): Row {
  const now = "2026-01-01T00:00:00.000Z";
  const texts = {
    pk: `USER#${userId}`,
    sk: "PROFILE",
    entity: "user",
    userId,
    firstname: "Ada",
    lastname: "Lovelace",
    email: `${userId}@example.com`,
    registeredAt: now,
    updatedAt: now,
    ...fields,
  };
  return Object.fromEntries(
    Object.entries(texts).flatMap(([name, S]) => (S === undefined ? [] : [[name, { S }] as const])),
  );
}

function need(key: AttributeValue | undefined): AttributeValue {
  if (key === undefined) throw new Error("a row has pk and sk");
  return key;
}
