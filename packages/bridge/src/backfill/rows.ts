import { setTimeout as pause } from "node:timers/promises";
import { BatchGetItemCommand, DescribeTableCommand, DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { StreambridgeError } from "@streambridge/errors";
import { UNPROCESSED_WAIT_MS } from "../limits.ts";
import { imageOf, keyImageOf, keysOf, plainKeys, type Image } from "./images.ts";
import type { PlainRow, Source } from "./request.ts";

/** A row that was asked for: as it is now, or gone. */
export interface Found {
  readonly keys: PlainRow;
  /** The same keys in the form of the stream, as its records have them. */
  readonly keyImage: Image;
  /** Absent when there is none. */
  readonly row?: Image;
  /** What the caller who named the row knows of it. */
  readonly known?: PlainRow;
}

/** Some rows, and the keys after which the segment goes on. */
export interface Page {
  readonly found: readonly Found[];
  readonly next?: PlainRow;
}

/**
 * Reads the rows of one table. Rejects with the SDK's own error when DynamoDB fails, and with a StreambridgeError `USAGE` when
 * it does not take the keys of named rows.
 */
export interface Rows {
  read(from: Source, limit: number): Promise<Page>;
}

/**
 * The rows of a table, read consistently: what was written before the reading began is in it, by any writer. That is
 * what sets a backfill beside the changes of the stream.
 */
export function tableRows(TableName: string, dynamodb = new DynamoDBClient({})): Rows {
  let described: readonly string[] | undefined;
  async function keyNames(): Promise<readonly string[]> {
    if (described !== undefined) return described;
    const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName }));
    return (described = (Table?.KeySchema ?? []).map(({ AttributeName = "" }) => AttributeName));
  }
  return {
    async read(from, limit) {
      const keys = await keyNames();
      return "keys" in from ? readNamed(from.keys, keys) : scan(from, limit, keys);
    },
  };

  async function scan(
    from: Exclude<Source, { keys: unknown }>,
    Limit: number,
    names: readonly string[],
  ): Promise<Page> {
    const after = from.after && keysOf(from.after, names);
    const { Items = [], LastEvaluatedKey: last } = await dynamodb.send(
      new ScanCommand({
        TableName,
        ConsistentRead: true,
        Limit,
        Segment: from.segment,
        TotalSegments: from.segments,
        ExclusiveStartKey: after,
      }),
    );
    const found = Items.map(imageOf).map((row) => ({
      keys: plainKeys(row, names),
      keyImage: keyImageOf(row, names),
      row,
    }));
    return { found, ...(last !== undefined && { next: plainKeys(imageOf(last), names) }) };
  }

  async function readNamed(named: readonly PlainRow[], names: readonly string[]): Promise<Page> {
    const rows = new Map<string, Image>();
    const asked = named.map((known) => {
      const keyImage = imageOf(keysOf(known, names));
      return { keys: plainKeys(keyImage, names), keyImage, known };
    });
    // BatchGetItem refuses a key that is named twice.
    const wanted = new Map(asked.map(({ keys }) => [idOf(keys), keysOf(keys, names)]));
    for (let Keys = [...wanted.values()]; Keys.length > 0;) {
      const command = new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys, ConsistentRead: true } } });
      const answer = await dynamodb.send(command).catch(explainKeys);
      for (const item of answer.Responses?.[TableName] ?? []) {
        const row = imageOf(item);
        rows.set(idOf(plainKeys(row, names)), row);
      }
      Keys = answer.UnprocessedKeys?.[TableName]?.Keys ?? [];
      if (Keys.length > 0) await pause(UNPROCESSED_WAIT_MS);
    }
    const found = asked.map((one): Found => {
      const row = rows.get(idOf(one.keys));
      return row === undefined ? one : Object.assign(one, { row });
    });
    return { found };
  }
}

/** A key of another type or too long is the mistake of who named it. The message names types and sizes, and quotes no key. */
function explainKeys(thrown: unknown): never {
  if (!(thrown instanceof Error) || thrown.name !== "ValidationException") throw thrown;
  throw new StreambridgeError("USAGE", `the table does not take the keys of a row that is named: ${thrown.message}`, {
    cause: thrown,
    mend: "Name each row by the key attributes of the table, with values of their types.",
  });
}

/** Plain keys as text: their attributes always come in the table's order. */
const idOf = (keys: PlainRow): string => JSON.stringify(keys);
