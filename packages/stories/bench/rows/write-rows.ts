import { BatchWriteItemCommand, DynamoDBClient, type WriteRequest } from "@aws-sdk/client-dynamodb";
import { ROWS_PER_WRITE, WRITES_AT_ONCE } from "../limits.ts";

/** Where rows are written to. */
export interface Place {
  readonly endpoint: string;
  readonly region: string;
  readonly table: string;
}

/** Which rows, and how fast. */
export interface Wish {
  readonly rows: number;
  /** Tells the rows of this writing from those of another. */
  readonly prefix: string;
  /** Rows a second; absent: as fast as they are taken. */
  readonly perSecond?: number;
}

/**
 * Writes users by BatchWriteItem through the one address, as any client would.
 *
 * @returns When each row was sent, in ms since the epoch, by the user's id.
 */
export async function writeRows({ endpoint, region, table }: Place, wish: Wish): Promise<ReadonlyMap<string, number>> {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new DynamoDBClient({ endpoint, region, credentials });
  const sentAt = new Map<string, number>();
  const start = performance.now();
  let next = 0;

  const writer = async (): Promise<void> => {
    while (next < wish.rows) {
      const first = next;
      const end = Math.min(wish.rows, first + ROWS_PER_WRITE);
      next = end;
      if (wish.perSecond !== undefined) await until(start + (first / wish.perSecond) * 1000);
      const ids = Array.from({ length: end - first }, (_, index) => `${wish.prefix}${first + index}`);
      const now = Date.now();
      for (const id of ids) sentAt.set(id, now);
      await write(client, table, ids.map(userRow));
    }
  };
  await Promise.all(Array.from({ length: WRITES_AT_ONCE }, writer));
  client.destroy();
  return sentAt;
}

async function write(client: DynamoDBClient, table: string, requests: WriteRequest[]): Promise<void> {
  const { UnprocessedItems } = await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: requests } }));
  const left = UnprocessedItems?.[table] ?? [];
  if (left.length > 0) await write(client, table, left);
}

function userRow(userId: string): WriteRequest {
  const now = new Date().toISOString();
  const texts = {
    pk: `USER#${userId}`,
    sk: "PROFILE",
    entity: "user",
    userId,
    firstname: "Ada",
    lastname: "Lovelace",
    email: `${userId}@example.com`,
    locale: "en-GB",
    registeredAt: now,
    updatedAt: now,
  };
  return { PutRequest: { Item: Object.fromEntries(Object.entries(texts).map(([name, S]) => [name, { S }])) } };
}

async function until(time: number): Promise<void> {
  const ms = time - performance.now();
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
}
