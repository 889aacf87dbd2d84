import type { Operations } from "../gateway/operation.ts";
import { DYNAMODB, type Ask } from "./ask.ts";
import { tableName } from "./table-names.ts";

/**
 * DynamoDB Local deletes what has expired by the machine's clock, whatever the time is on the clock here. So it is told of
 * an attribute that no row has: it keeps the setting, and finds nothing to delete.
 */
const HIDDEN = "on the clock: ";

/** The attribute of a time to live as DynamoDB Local is told of it. */
export function hideAttribute(name: string): string {
  return HIDDEN + name;
}

interface Setting {
  readonly AttributeName?: string;
  readonly Enabled?: boolean;
}

/** The two operations of times to live; `onSet` is told the attribute of a table, undefined where there is none any more. */
export function timeToLiveOperations(
  ask: Ask,
  onSet: (table: string, attribute: string | undefined) => void,
): Operations {
  return {
    DescribeTimeToLive: async ({ TableName }) =>
      reveal(await ask(`${DYNAMODB}.DescribeTimeToLive`, { TableName: tableName(TableName) })),
    UpdateTimeToLive: async (input) => {
      const TableName = tableName(input["TableName"]);
      const setting = (input["TimeToLiveSpecification"] ?? {}) as Setting;
      const { AttributeName: name, Enabled } = setting;
      const hidden = { ...setting, ...(name !== undefined && { AttributeName: hideAttribute(name) }) };
      const answer = await ask(`${DYNAMODB}.UpdateTimeToLive`, { TableName, TimeToLiveSpecification: hidden });
      onSet(TableName, Enabled === true ? name : undefined);
      return reveal(answer);
    },
  };
}

function reveal(answer: Readonly<Record<string, unknown>>): unknown {
  const revealed = Object.entries(answer).map(([part, value]) => {
    const { AttributeName: name, ...rest } = value as Setting;
    return [part, { ...rest, ...(name !== undefined && { AttributeName: name.replace(HIDDEN, "") }) }];
  });
  return Object.fromEntries(revealed) as unknown;
}
