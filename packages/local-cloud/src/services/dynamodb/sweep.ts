import type { Clock } from "../../clock.ts";
import { OLDEST_EXPIRY_MS, SWEEP_MS } from "../../limits.ts";
import { DYNAMODB, type Ask } from "./ask.ts";
import { deleteExpired } from "./delete-expired.ts";
import { oneMoreRun } from "./one-more-run.ts";

/** Deletes expired rows of the tables that have no stream to tell of their times. */
export interface Sweep {
  /** Looks after a table from now on; without an attribute, not any more. */
  set(table: string, attribute: string | undefined): void;
  stop(): void;
}

/** @param onFailed told why a table could not be looked at; the next look comes all the same */
export function startSweep(ask: Ask, clock: Clock, onFailed: (table: string, error: unknown) => void): Sweep {
  const attributes = new Map<string, string>();
  let isStopped = false;

  const look = oneMoreRun(async () => {
    for (const [table, attribute] of attributes) {
      if (isStopped) return;
      await sweepTable(ask, table, attribute, clock.now()).catch((error: unknown) => {
        // A client has deleted the table.
        if (error instanceof Error && error.name === "ResourceNotFoundException") attributes.delete(table);
        else if (!isStopped) onFailed(table, error);
      });
    }
  });
  let cancel = clock.after(SWEEP_MS, sweep);
  function sweep(): void {
    cancel = clock.after(SWEEP_MS, sweep);
    void look();
  }

  return {
    set: (table, attribute) => {
      if (attribute === undefined) attributes.delete(table);
      else attributes.set(table, attribute);
    },
    stop: () => {
      isStopped = true;
      cancel();
    },
  };
}

type Row = Readonly<Record<string, unknown>>;

async function sweepTable(ask: Ask, TableName: string, attribute: string, now: number): Promise<void> {
  const { Table } = await ask(`${DYNAMODB}.DescribeTable`, { TableName });
  const { KeySchema } = Table as { readonly KeySchema: readonly { readonly AttributeName: string }[] };
  const names = { "#ttl": attribute };
  const range = { ":oldest": seconds(now - OLDEST_EXPIRY_MS), ":now": seconds(now) };
  let from: unknown;
  do {
    const page = await ask(`${DYNAMODB}.Scan`, {
      TableName,
      FilterExpression: "#ttl BETWEEN :oldest AND :now",
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: range,
      ...(from !== undefined && { ExclusiveStartKey: from }),
    });
    for (const row of page["Items"] as readonly Row[]) {
      const Key = Object.fromEntries(KeySchema.map(({ AttributeName: key }) => [key, row[key]]));
      await deleteExpired(ask, { table: TableName, key: Key, attribute, time: row[attribute] });
    }
    from = page["LastEvaluatedKey"];
  } while (from !== undefined);
}

function seconds(ms: number): { readonly N: string } {
  return { N: String(Math.floor(ms / 1000)) };
}
