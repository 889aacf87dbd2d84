import type { FactOf } from "../../../spy/facts.ts";
import type { MetricStore } from "../metrics/metric-store.ts";
import { seriesBy } from "./series-by.ts";

/**
 * What tables with a stream take in, about: one unit for each change. AWS counts one for each started KB, two in a transaction,
 * and counts writes that changed nothing as well; no stream tells of those.
 */
export function createWriteCounts(store: MetricStore): (fact: FactOf<"row-changed">) => void {
  const of = seriesBy(store, "AWS/DynamoDB", ["ConsumedWriteCapacityUnits"] as const, (TableName) => ({ TableName }));
  return ({ table, at }) => of(table).ConsumedWriteCapacityUnits.add(at, 1);
}
