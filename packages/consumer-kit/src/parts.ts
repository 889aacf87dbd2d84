import { Logger } from "@aws-lambda-powertools/logger";
import { Metrics, type MetricUnit } from "@aws-lambda-powertools/metrics";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { readEnvironment, type Environment } from "./env.ts";
import { DynamoDBStore } from "./guard/dynamodb-store.ts";
import { makeGuard, needsGuard, type Guard } from "./guard/guard.ts";
import type { GuardStore } from "./guard/store.ts";
import { CLIENT_TIMEOUTS } from "./limits.ts";
import { makePace, type Pace } from "./pace.ts";
import type { Subscription } from "./subscription.ts";

/** As much of Powertools' metrics as the kit uses. */
export interface Counters {
  addMetric(name: string, unit: typeof MetricUnit.Count, value: number): unknown;
  publishStoredMetrics(): unknown;
}

/** What one function instance keeps from invocation to invocation. */
export interface Parts {
  readonly subscription: Subscription;
  readonly environment: Environment;
  readonly sqs: Pick<SQSClient, "send">;
  readonly s3: Pick<S3Client, "send">;
  readonly guard: Guard;
  readonly pace: Pace;
  readonly logger: Logger;
  readonly metrics: Counters;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
}

/** Parts that a test brings along; the others are made as for Lambda. */
export interface ConsumeOptions extends Partial<Omit<Parts, "subscription" | "guard" | "pace">> {
  /** Where the guard's rows lie; default the table that GUARD_TABLE names. */
  readonly store?: GuardStore;
}

/**
 * Makes the parts of a consumer's function.
 * @throws StreambridgeError `SETTING_MISSING` when the environment lacks something.
 */
export function makeParts(subscription: Subscription, { store, ...given }: ConsumeOptions): Parts {
  const environment = given.environment ?? readEnvironment(needsGuard(subscription) && store === undefined);
  const rows = store ?? openTable(environment.guardTable);
  return {
    sqs: new SQSClient(CLIENT_TIMEOUTS),
    s3: new S3Client(CLIENT_TIMEOUTS),
    logger: new Logger(),
    metrics: new Metrics(),
    now: Date.now,
    random: Math.random,
    ...given,
    subscription,
    environment,
    guard: makeGuard(subscription, rows),
    pace: makePace(subscription.ratePerSecond),
  };
}

function openTable(name: string | undefined): GuardStore | undefined {
  return name === undefined ? undefined : new DynamoDBStore(new DynamoDBClient(CLIENT_TIMEOUTS), name);
}
