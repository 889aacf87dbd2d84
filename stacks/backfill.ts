import { CLAIMS_PREFIX, type Bridge } from "./bridge.ts";
import { createFunction } from "./function.ts";
import { BRIDGE_MEMORY_MB, BRIDGE_TIMEOUT_S } from "./numbers.ts";
import type { SourceTable } from "./table.ts";

/**
 * Makes the function behind `streambridge backfill`: it reads rows, makes events of them with the bridge's translators and
 * puts them into one consumer's queue. Which queues it may send to, their own policies say: a new consumer changes nothing
 * here.
 */
export function createBackfill(table: SourceTable, bridge: Bridge): sst.aws.Function {
  return createFunction("Backfill", {
    handler: "packages/bridge/src/backfill/handler.handler",
    service: "backfill",
    description: "Sends one consumer what rows are now.",
    timeoutSeconds: BRIDGE_TIMEOUT_S,
    memoryMb: BRIDGE_MEMORY_MB,
    environment: { TABLE_NAME: table.name, TABLE_ARN: table.arn, CLAIMS_BUCKET: bridge.claims.name },
    permissions: [
      { actions: ["dynamodb:DescribeTable", "dynamodb:Scan", "dynamodb:BatchGetItem"], resources: [table.arn] },
      { actions: ["s3:PutObject"], resources: [$interpolate`${bridge.claims.arn}/${CLAIMS_PREFIX}*`] },
    ],
  });
}
