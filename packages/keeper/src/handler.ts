import { Logger } from "@aws-lambda-powertools/logger";
import { Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";
import { S3Client } from "@aws-sdk/client-s3";
import { QueueDoesNotExist, SQSClient } from "@aws-sdk/client-sqs";
import { SSMClient } from "@aws-sdk/client-ssm";
import { StreambridgeError } from "@streambridge/errors";
import type { Context } from "aws-lambda";
import { countLying, type Lying } from "./count-lying.ts";
import { readEnvironment, type Environment } from "./env.ts";
import { keepPlace, type Kept } from "./keep-place.ts";
import { CLIENT_TIMEOUTS, END_RESERVE_MS } from "./limits.ts";
import { findPlaces, type Place } from "./places.ts";

/** What the function stands on. */
export interface Parts {
  readonly environment: Environment;
  readonly sqs: SQSClient;
  readonly s3: S3Client;
  readonly ssm: SSMClient;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly now: () => number;
}

/** What one run came to. */
export interface Run {
  readonly looked: number;
  readonly archived: number;
  readonly failed: number;
  /** What lies in the bucket after it, from this run or from others. */
  readonly lying: Lying;
}

let parts: Parts | undefined;

/**
 * The Lambda function on a schedule: moves what grew old in the queues of failures to the archive (rule 10), and
 * counts what lies in the bucket.
 *
 * @throws StreambridgeError SETTING_MISSING; ARCHIVE_FAILED, after all places were looked at, when something could not be
 *   moved: Lambda then tries again, and an alarm rings. What could not be moved is still in its queue. S3's own error where it does
 *   not tell what lies in the bucket.
 */
export async function handler(_event: unknown, context: Context): Promise<Run> {
  parts ??= {
    environment: readEnvironment(process.env),
    // The topology names queues by their URLs on AWS; which service answers for them is the client's to know.
    sqs: new SQSClient({ ...CLIENT_TIMEOUTS, useQueueUrlAsEndpoint: false }),
    s3: new S3Client(CLIENT_TIMEOUTS),
    ssm: new SSMClient(CLIENT_TIMEOUTS),
    logger: new Logger(),
    metrics: new Metrics(),
    now: Date.now,
  };
  return keepAll(context, parts);
}

/** One run over given parts. */
export async function keepAll(context: Context, { environment, sqs, s3, ssm, ...rest }: Parts): Promise<Run> {
  const { logger, metrics, now } = rest;
  logger.addContext(context);
  const { failuresBucket, queues } = await findPlaces(ssm, environment.topologyPath);
  const sentBefore = now() - environment.archiveAfterMs;
  const run = { looked: 0, archived: 0, failed: 0 };
  for (const [index, place] of rotated(queues, now()).entries()) {
    // Each place has its share of the time that is left: a long queue keeps no other waiting for days.
    const end = now() + (context.getRemainingTimeInMillis() - END_RESERVE_MS) / (queues.length - index);
    const before = place.left ? Number.POSITIVE_INFINITY : sentBefore;
    const keeping = { sqs, s3, failuresBucket, sentBefore: before, now, remainingMs: () => end - now() };
    const kept = await keepPlace(place, keeping).catch((reason: unknown) => notKept(place, reason));
    tell(logger, place, kept);
    run.looked += kept.looked;
    run.archived += kept.archived;
    run.failed += kept.failures.length;
  }
  metrics.addMetric("DeadLettersLookedAt", MetricUnit.Count, run.looked);
  metrics.addMetric("DeadLettersArchived", MetricUnit.Count, run.archived);
  metrics.addMetric("DeadLettersNotArchived", MetricUnit.Count, run.failed);
  metrics.publishStoredMetrics();
  const lying = await countLying(s3, failuresBucket);
  metrics.addMetric("ArchiveDepth", MetricUnit.Count, lying.archived);
  metrics.addMetric("GivenUpDepth", MetricUnit.Count, lying.givenUp);
  metrics.publishStoredMetrics();
  if (run.failed > 0) throw notArchived(run.failed);
  return { ...run, lying };
}

/** A queue that was deleted by hand after its consumer left holds nothing; any other must be there. */
function notKept({ left }: Place, reason: unknown): Kept {
  const isGone = left && reason instanceof QueueDoesNotExist;
  return { looked: 0, archived: 0, failures: isGone ? [] : [reason], whole: isGone };
}

/** Another place first at each hour, so that none is always the last. */
function rotated(queues: readonly Place[], now: number): Place[] {
  const first = Math.floor(now / 3_600_000) % queues.length;
  return [...queues.slice(first), ...queues.slice(0, first)];
}

function tell(logger: Logger, { name }: Place, { looked, archived, failures, whole }: Kept): void {
  if (archived > 0) logger.warn("dead letters archived", { place: name, looked, archived });
  if (!whole) logger.warn("a queue was not looked through", { place: name, looked });
  for (const failure of failures)
    logger.error("not archived", { place: name, error: failure instanceof Error ? failure.name : typeof failure });
}

function notArchived(count: number): StreambridgeError {
  return new StreambridgeError("ARCHIVE_FAILED", `${count} dead letters, or places of them, could not be archived`, {
    mend: "See in the log what failed; the next run tries again, and SQS keeps them for fourteen days.",
    detail: { count },
  });
}
