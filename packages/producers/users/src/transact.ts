import { setTimeout as wait } from "node:timers/promises";
import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import { TransactWriteCommand, type TransactWriteCommandInput } from "@aws-sdk/lib-dynamodb";
import { MAX_PAUSE_MS, MAX_TRIES } from "./limits.ts";
import type { Table } from "./table.ts";

export type Write = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

/** What came of a transaction whose writes have conditions. */
export type Transacted =
  | { readonly outcome: "written" }
  /** The conditions of these writes, by index, did not hold; nothing was written. */
  | { readonly outcome: "refused"; readonly refused: ReadonlySet<number> }
  /** Other requests kept writing the same rows, or the table is throttled; nothing was written. */
  | { readonly outcome: "busy" };

/** What passes when the same transaction is sent again (DynamoDB, TransactionCanceledException). */
const PASSING = new Set(["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"]);

/**
 * Writes all or nothing. DynamoDB's client does not send a cancelled transaction again, so a conflict with another
 * request is mended here.
 */
export async function transact(table: Table, writes: readonly Write[]): Promise<Transacted> {
  for (let tries = 1; tries <= MAX_TRIES; tries++) {
    const transacted = await tryOnce(table, writes);
    if (transacted.outcome !== "busy") return transacted;
    if (tries < MAX_TRIES) await wait(Math.random() * MAX_PAUSE_MS);
  }
  return { outcome: "busy" };
}

async function tryOnce({ client }: Table, writes: readonly Write[]): Promise<Transacted> {
  try {
    await client.send(new TransactWriteCommand({ TransactItems: [...writes] }));
    return { outcome: "written" };
  } catch (thrown) {
    if (!(thrown instanceof TransactionCanceledException)) throw thrown;
    const codes = (thrown.CancellationReasons ?? []).map(({ Code }) => Code ?? "None");
    const refused = codes.flatMap((code, index) => (code === "ConditionalCheckFailed" ? [index] : []));
    if (refused.length > 0) return { outcome: "refused", refused: new Set(refused) };
    if (codes.some((code) => PASSING.has(code))) return { outcome: "busy" };
    throw thrown;
  }
}
