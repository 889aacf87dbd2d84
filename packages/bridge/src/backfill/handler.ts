import { Logger } from "@aws-lambda-powertools/logger";
import { StreambridgeError } from "@streambridge/errors";
import type { Context } from "aws-lambda";
import { lazily } from "../lazily.ts";
import type { ClaimStore } from "../publish/claim-store.ts";
import { s3ClaimStore } from "../publish/s3-claim-store.ts";
import { translators } from "../translate/index.ts";
import type { BackfillAnswer } from "./answer.ts";
import { backfillRows } from "./backfill-rows.ts";
import { readBackfillEnvironment, type BackfillEnvironment } from "./env.ts";
import { messageOf } from "./message-of.ts";
import { sendAll } from "./queue.ts";
import { readRequest } from "./request.ts";
import { tableRows, type Rows } from "./rows.ts";

/** What the function stands on. */
export interface BackfillParts {
  readonly environment: BackfillEnvironment;
  readonly rows: Rows;
  readonly claims: ClaimStore;
  readonly send: (queueUrl: string, bodies: readonly string[]) => Promise<void>;
  readonly logger: Logger;
}

const openParts = lazily((): BackfillParts => {
  const environment = readBackfillEnvironment(process.env);
  return {
    environment,
    rows: tableRows(environment.table),
    claims: s3ClaimStore(environment.claimsBucket),
    send: sendAll,
    logger: new Logger(),
  };
});

/**
 * The Lambda function behind `streambridge backfill`: reads some rows, makes of them what the bridge's translators make,
 * and puts that into the queue of one consumer, past the bus: nobody else asked for it.
 *
 * @throws StreambridgeError SETTING_MISSING, USAGE, STORE_FAILED, QUEUE_REFUSED; the SDK's own error when DynamoDB or SQS
 *   does not answer. Asking again is harmless: the events are the same.
 */
export async function handler(request: unknown, context: Context): Promise<BackfillAnswer> {
  return backfill(request, context, openParts());
}

/** The function over given parts. */
export async function backfill(request: unknown, context: Context, parts: BackfillParts): Promise<BackfillAnswer> {
  const { environment, rows, logger } = parts;
  logger.addContext(context);
  const { queueUrl, types, run, limit, plan, from } = readRequest(request);
  const { table, tableArn, claimsBucket } = environment;
  const at = Date.now();
  const { found, next } = await rows.read(from, limit);
  const { shipments, answer } = backfillRows(
    found,
    { table, tableArn, run, at, translators },
    { translators, publishedTypes: new Set(types), destination: { busName: "", claimsBucket }, reason: "backfill" },
  );
  if (!plan) {
    for (const { claim } of shipments) if (claim !== undefined) await keep(claim, context, parts);
    await parts.send(
      queueUrl,
      shipments.map(({ entry }) => messageOf(entry)),
    );
  }
  const { failed, ...counts } = answer;
  logger.info(plan ? "rows looked at" : "rows sent", { run, ...counts, failed: failed.map(({ code }) => code) });
  return { ...answer, ...(next !== undefined && { next }) };
}

/** Data lies in its bucket before the message that names it is sent. */
async function keep(
  claim: Parameters<ClaimStore["put"]>[0],
  context: Context,
  { claims }: BackfillParts,
): Promise<void> {
  const kept = await claims.put(claim, AbortSignal.timeout(context.getRemainingTimeInMillis()));
  if (!kept.ok)
    throw new StreambridgeError("STORE_FAILED", `the bucket of claims did not take an object: ${kept.code}`, {
      mend: "Check that the bucket exists and that Backfill may write to it, then run the same command again.",
      detail: { awsCode: kept.code },
    });
}
