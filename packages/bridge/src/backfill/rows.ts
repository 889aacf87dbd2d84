import { BatchGetItemCommand, DescribeTableCommand, DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { imageOf, keysOf, plainKeys, type Image } from "./images.ts";
import type { PlainRow, Source } from "./request.ts";

/** A row that was asked for: as it is now, or gone. */
export interface Found {
  readonly keys: PlainRow;
  /** Absent when there is none. */
  readonly row?: Image;
  /** What whoever named the row knows of it. */
  readonly known?: PlainRow;
}

/** Some rows, and the keys after which the segment goes on. */
export interface Page {
  readonly found: readonly Found[];
  readonly next?: PlainRow;
}

/** Reads the rows of one table. Rejects with the SDK's own error when DynamoDB fails. */
export interface Rows {
  read(from: Source, limit: number): Promise<Page>;
}

/**
 * The rows of a table, read consistently: what was written before the reading began is in it, whoever wrote it. That is
 * what sets a backfill beside the changes of the stream.
 */
export function tableRows(TableName: string, dynamodb = new DynamoDBClient({})): Rows {
  let known: readonly string[] | undefined;
  async function keyNames(): Promise<readonly string[]> {
    if (known !== undefined) return known;
    const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName }));
    return (known = (Table?.KeySchema ?? []).map(({ AttributeName = "" }) => AttributeName));
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
    const found = Items.map(imageOf).map((row) => ({ keys: plainKeys(row, names), row }));
    return { found, ...(last !== undefined && { next: plainKeys(imageOf(last), names) }) };
  }

  async function readNamed(named: readonly PlainRow[], names: readonly string[]): Promise<Page> {
    const rows = new Map<string, Image>();
    // BatchGetItem refuses a key that is named twice.
    const wanted = new Map(named.map((row) => [idOf(row, names), keysOf(row, names)]));
    for (let Keys = [...wanted.values()]; Keys.length > 0;) {
      const answer = await dynamodb.send(
        new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys, ConsistentRead: true } } }),
      );
      for (const item of answer.Responses?.[TableName] ?? []) {
        const row = imageOf(item);
        rows.set(idOf(plainKeys(row, names), names), row);
      }
      Keys = answer.UnprocessedKeys?.[TableName]?.Keys ?? [];
    }
    const found = named.map((asked): Found => {
      const row = rows.get(idOf(asked, names));
      return { keys: plainKeys(keysOf(asked, names), names), known: asked, ...(row !== undefined && { row }) };
    });
    return { found };
  }
}

function idOf(row: PlainRow, names: readonly string[]): string {
  return JSON.stringify(names.map((name) => row[name]));
}
