import {
  ConditionalCheckFailedException,
  PutItemCommand,
  type AttributeValue,
  type DynamoDBClient,
} from "@aws-sdk/client-dynamodb";
import type { GuardFields, GuardRow } from "./row.ts";
import type { GuardStore, Swap } from "./store.ts";

/**
 * The guard's rows in a DynamoDB table with the key `id`. One conditional PutItem per swap; DynamoDB hands over the row
 * that stood in the way (`ReturnValuesOnConditionCheckFailure`), so that no read is ever needed.
 */
export class DynamoDBStore implements GuardStore {
  readonly #client: DynamoDBClient;
  readonly #table: string;

  constructor(client: DynamoDBClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  async swap(id: string, seen: GuardRow | undefined, next: GuardFields): Promise<Swap> {
    const row: GuardRow = { ...next, revision: (seen?.revision ?? 0) + 1 };
    const command = new PutItemCommand({
      TableName: this.#table,
      Item: toItem(id, row),
      ...(seen === undefined
        ? { ConditionExpression: "attribute_not_exists(id)" }
        : {
            ConditionExpression: "revision = :seen",
            ExpressionAttributeValues: { ":seen": { N: String(seen.revision) } },
          }),
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    });
    try {
      await this.#client.send(command);
      return { ok: true, row };
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      return { ok: false, found: error.Item === undefined ? undefined : fromItem(error.Item) };
    }
  }
}

const TEXTS = ["holder", "done", "filled", "doing", "state"] as const;
const NUMBERS = ["revision", "expiresAt", "leaseUntil", "doneWritten", "doingWritten"] as const;

function toItem(id: string, row: GuardRow): Record<string, AttributeValue> {
  const item: Record<string, AttributeValue> = { id: { S: id } };
  for (const name of TEXTS) if (row[name] !== undefined) item[name] = { S: row[name] };
  for (const name of NUMBERS) if (row[name] !== undefined) item[name] = { N: String(row[name]) };
  if (row.tombstone !== undefined) item["tombstone"] = { BOOL: row.tombstone };
  // A list, not a set: DynamoDB has no empty sets.
  if (row.doneIds !== undefined) item["doneIds"] = { L: row.doneIds.map((one) => ({ S: one })) };
  return item;
}

function fromItem(item: Readonly<Record<string, AttributeValue>>): GuardRow {
  const texts = TEXTS.flatMap((name) => (item[name]?.S === undefined ? [] : [[name, item[name].S]]));
  const numbers = NUMBERS.flatMap((name) => (item[name]?.N === undefined ? [] : [[name, Number(item[name].N)]]));
  const tombstone = item["tombstone"]?.BOOL;
  const doneIds = item["doneIds"]?.L?.flatMap(({ S }) => (S === undefined ? [] : [S]));
  return {
    ...(Object.fromEntries([...texts, ...numbers]) as GuardRow),
    ...(tombstone !== undefined && { tombstone }),
    ...(doneIds !== undefined && { doneIds }),
  };
}
