import { DYNAMODB, type Ask } from "./ask.ts";
import type { TableAsked } from "./from-graph.ts";
import { hideAttribute } from "./time-to-live.ts";

/** A table that is there. */
export interface Table extends TableAsked {
  /** The stream's ARN as DynamoDB Local has it. */
  readonly localStreamArn?: string;
}

/** Makes the tables, all at once, with their indexes, streams and times to live. */
export function createTables(ask: Ask, tables: readonly TableAsked[]): Promise<readonly Table[]> {
  return Promise.all(
    tables.map(async (table) => {
      const { TableDescription } = await ask(`${DYNAMODB}.CreateTable`, table.create);
      if (table.ttl !== undefined) {
        await ask(`${DYNAMODB}.UpdateTimeToLive`, {
          TableName: table.name,
          TimeToLiveSpecification: { AttributeName: hideAttribute(table.ttl), Enabled: true },
        });
      }
      const { LatestStreamArn } = TableDescription as { readonly LatestStreamArn?: string };
      return { ...table, ...(LatestStreamArn !== undefined && { localStreamArn: LatestStreamArn }) };
    }),
  );
}
