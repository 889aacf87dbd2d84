import type { Consumer } from "./consumer.ts";
import { createFunction } from "./function.ts";
import {
  BRIDGE_BATCH_SIZE,
  BRIDGE_BATCH_WINDOW_S,
  BRIDGE_MAX_RECORD_AGE_S,
  BRIDGE_MEMORY_MB,
  BRIDGE_PARALLELIZATION,
  BRIDGE_RETRY_ATTEMPTS,
  BRIDGE_TIMEOUT_S,
  messageLifetimeDays,
} from "./numbers.ts";
import { createDeadLetters } from "./queues.ts";
import { archiveDays, keepInProduction, mayBeEmptied } from "./stage.ts";
import type { SourceTable } from "./table.ts";

/** Keys of data that was too large for an event start with this. */
export const CLAIMS_PREFIX = "claims/";
/** Keys of parked records that are too large for a queue. */
const PARKED_PREFIX = "parked/";
/** Keys under which Lambda puts batches that its mapping gave up; the name is AWS's. */
const ON_FAILURE_PREFIX = "aws/lambda/";

/** The bridge and the places where it sets records aside. */
export interface Bridge {
  readonly fn: sst.aws.Function;
  /** Sends a record again, one at a time: the bridge's code and rights without its stream (rule 11). */
  readonly reprocess: sst.aws.Function;
  /** Records that the bridge itself set aside, each with payload and error. */
  readonly parked: sst.aws.Queue;
  readonly claims: sst.aws.Bucket;
  /** Parked records that are too large for the queue, and batches that the mapping gave up. */
  readonly failures: sst.aws.Bucket;
  /** Lists eventIDs that are parked without being looked at. */
  readonly parkUnseen: aws.ssm.Parameter;
  /** The event types that somebody reads. */
  readonly published: readonly string[];
}

/** Makes the bridge, which does not read yet: see {@link startReading}. */
export function createBridge(table: SourceTable, bus: sst.aws.Bus, published: readonly string[]): Bridge {
  const parked = createDeadLetters("Parked");
  const claims = createBucket("Claims", { prefix: CLAIMS_PREFIX, days: messageLifetimeDays(archiveDays()) });
  const failures = createBucket("Failures");
  const parkUnseen = new aws.ssm.Parameter(
    "BridgeParkUnseen",
    { name: `/${$app.name}/${$app.stage}/bridge/park-unseen`, type: "String", value: "-" },
    // An operator writes it: a deployment must not undo that.
    { ignoreChanges: ["value"] },
  );
  const environment = {
    BUS_NAME: bus.name,
    PARK_QUEUE_URL: parked.url,
    CLAIMS_BUCKET: claims.name,
    FAILURES_BUCKET: failures.name,
    PUBLISHED_TYPES: published.join(","),
    BRIDGE_SINCE: table.since,
    PARK_UNSEEN_PARAMETER: parkUnseen.name,
  };
  const mayPublishAndPark = [
    { actions: ["events:PutEvents"], resources: [bus.arn] },
    { actions: ["sqs:SendMessage"], resources: [parked.arn] },
    {
      actions: ["s3:PutObject"],
      resources: [$interpolate`${claims.arn}/${CLAIMS_PREFIX}*`, $interpolate`${failures.arn}/${PARKED_PREFIX}*`],
    },
  ];
  const sizes = { timeoutSeconds: BRIDGE_TIMEOUT_S, memoryMb: BRIDGE_MEMORY_MB };
  const fn = createFunction("Bridge", {
    ...sizes,
    handler: "packages/bridge/src/handler.handler",
    service: "bridge",
    description: "Turns changes of the table into domain events on the bus.",
    environment,
    permissions: [
      {
        actions: [
          "dynamodb:DescribeStream",
          "dynamodb:GetRecords",
          "dynamodb:GetShardIterator",
          "dynamodb:ListStreams",
        ],
        resources: [table.streamArn],
      },
      ...mayPublishAndPark,
      // Lambda puts there what the mapping gives up, in the function's name.
      { actions: ["s3:PutObject"], resources: [$interpolate`${failures.arn}/${ON_FAILURE_PREFIX}*`] },
      // Lambda asks for it before it accepts a bucket as an on-failure destination.
      { actions: ["s3:ListBucket"], resources: [failures.arn] },
      { actions: ["ssm:GetParameter"], resources: [parkUnseen.arn] },
    ],
  });
  const reprocess = createFunction("Reprocess", {
    ...sizes,
    handler: "packages/bridge/src/handler.reprocess",
    service: "reprocess",
    description: "Sends one parked record through the bridge again.",
    environment,
    permissions: mayPublishAndPark,
  });
  return { fn, reprocess, parked, claims, failures, parkUnseen, published };
}

/**
 * Lets the bridge read the stream from its oldest record on. It waits for everything that delivers: otherwise the first
 * deployment would publish a day of changes before there is a rule to match them (rule 2).
 */
export function startReading(
  bridge: Bridge,
  table: SourceTable,
  consumers: readonly Consumer[],
): aws.lambda.EventSourceMapping {
  return new aws.lambda.EventSourceMapping(
    "BridgeMapping",
    {
      eventSourceArn: table.streamArn,
      functionName: bridge.fn.arn,
      startingPosition: "TRIM_HORIZON",
      batchSize: BRIDGE_BATCH_SIZE,
      maximumBatchingWindowInSeconds: BRIDGE_BATCH_WINDOW_S,
      parallelizationFactor: BRIDGE_PARALLELIZATION,
      bisectBatchOnFunctionError: true,
      maximumRetryAttempts: BRIDGE_RETRY_ATTEMPTS,
      maximumRecordAgeInSeconds: BRIDGE_MAX_RECORD_AGE_S,
      functionResponseTypes: ["ReportBatchItemFailures"],
      // A bucket keeps the records themselves; a queue would get their positions only (rule 1).
      destinationConfig: { onFailure: { destinationArn: bridge.failures.arn } },
      metricsConfig: { metrics: ["EventCount"] },
    },
    { parent: bridge.fn, dependsOn: consumers.flatMap(({ delivery }) => delivery) },
  );
}

function createBucket(name: string, expiry?: { prefix: string; days: number }): sst.aws.Bucket {
  return new sst.aws.Bucket(
    name,
    {
      cors: false,
      lifecycle: expiry ? [{ id: "expire", prefix: expiry.prefix, expiresIn: `${expiry.days} days` }] : [],
      transform: { bucket: { forceDestroy: mayBeEmptied() } },
    },
    keepInProduction(),
  );
}
