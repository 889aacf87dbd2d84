import {
  DeleteItemCommand,
  DynamoDBClient,
  PutItemCommand,
  UpdateItemCommand,
  type AttributeValue,
} from "@aws-sdk/client-dynamodb";
import type { World } from "./world.ts";

/** A row as DynamoDB takes it. */
export type Row = Readonly<Record<string, AttributeValue>>;

/** Writes past the API, as a script of another team might. */
export interface Rows {
  put(row: Row): Promise<void>;
  /** Sets one text of a row that is there, and leaves whatever else is on it. */
  set(row: Row, attribute: string, text: string): Promise<void>;
  remove(row: Row): Promise<void>;
  close(): void;
}

/** Opens the one table of a world. */
export function openRows({ cloud: { endpoint, region }, table }: Pick<World, "cloud" | "table">): Rows {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new DynamoDBClient({ endpoint, region, credentials });
  return {
    put: async (row) => void (await client.send(new PutItemCommand({ TableName: table, Item: { ...row } }))),
    async set(row, attribute, text) {
      const update = {
        UpdateExpression: "SET #attribute = :text",
        ExpressionAttributeNames: { "#attribute": attribute },
        ExpressionAttributeValues: { ":text": { S: text } },
      };
      await client.send(new UpdateItemCommand({ TableName: table, Key: keyOf(row), ...update }));
    },
    remove: async (row) => void (await client.send(new DeleteItemCommand({ TableName: table, Key: keyOf(row) }))),
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

function keyOf({ pk, sk }: Row): Record<"pk" | "sk", AttributeValue> {
  if (pk === undefined || sk === undefined) throw new Error("a row has pk and sk");
  return { pk, sk };
}
