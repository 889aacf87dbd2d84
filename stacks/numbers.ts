/**
 * Every size, time and threshold of the stacks, with its unit and its reason. Nothing here asks AWS or SST, so that
 * tests and documents can read it. AWS's own limits carry the name of the page that states them.
 */
import type { Subscription } from "../packages/consumer-kit/src/subscription.ts";

const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;
const DAY_S = 24 * HOUR_S;

// Functions

/** Memory of a function, in MB: CPU comes with it, and below this the AWS SDK's start dominates. */
export const FUNCTION_MEMORY_MB = 512;

/** Seconds that a request to the API may take: a little less than the 30 s after which API Gateway gives up on it. */
export const PRODUCER_TIMEOUT_S = 20;

/** Requests per second, and at once, that the API takes in. A rename loop gone wrong stops here, not at the vendors. */
export const API_RATE_PER_SECOND = 100;
export const API_BURST = 200;

// The bridge's mapping (Lambda Developer Guide, "Lambda parameters for Amazon DynamoDB event source mappings")

/** Memory of the bridge, in MB: a batch of 100 records with images of 400 KB each, decoded, translated and sealed. */
export const BRIDGE_MEMORY_MB = 1024;

/** Seconds for one batch: 100 records are 10 requests, so that this leaves time to retry refused entries many times. */
export const BRIDGE_TIMEOUT_S = 60;

/** Records per invocation: 10 PutEvents requests, which are sent at the same time. */
export const BRIDGE_BATCH_SIZE = 100;

/** Seconds to wait for a batch to fill: none, a lone change is published at once. */
export const BRIDGE_BATCH_WINDOW_S = 0;

/** Batches per shard at once. Order is per item in any case; a record that halts holds up a quarter of the shard. */
export const BRIDGE_PARALLELIZATION = 4;

/** -1: as often as it takes. What fails for good is parked by the bridge; what the mapping retries is an outage. */
export const BRIDGE_RETRY_ATTEMPTS = -1;

/**
 * Age at which the mapping gives a record up to the Failures bucket, in seconds: four hours before the stream forgets it
 * ("Change data capture for DynamoDB Streams": 24 hours), so that the payload can still be read.
 */
export const BRIDGE_MAX_RECORD_AGE_S = 20 * HOUR_S;

// Rules and targets ("How EventBridge retries delivering events": both are the most it allows)

export const TARGET_MAX_AGE_S = DAY_S;
export const TARGET_RETRY_ATTEMPTS = 185;

// Queues

/** A work queue keeps a message this long, in seconds: a long weekend, and far above the longest retrying. */
export const QUEUE_RETENTION_S = 4 * DAY_S;

/** SQS's longest retention ("Amazon SQS message quotas"): what lies here waits for a person. */
export const DEAD_LETTER_RETENTION_S = 14 * DAY_S;

/** AWS's highest `maxReceiveCount`. */
const MAX_RECEIVE_COUNT = 1_000;

/** Defaults of a subscription. */
export const DEFAULT_RETRY_HOURS = 12;
export const DEFAULT_BATCH_SIZE = 10;
export const DEFAULT_CONSUMER_TIMEOUT_S = 30;
/** AWS's lowest, and enough to see that a consumer keeps up. */
export const DEFAULT_MAX_CONCURRENCY = 2;

/** The consumer kit's back-off: from 1 s, doubling up to 15 min, jitter in the upper half. */
const BACK_OFF_BASE_S = 1;
const BACK_OFF_CAP_S = 15 * MINUTE_S;
const BACK_OFF_LEAST_SHARE = 0.5;

/** Receives after which the kit may wait for less than that: for a lease, or as a handler asks. */
const SHORT_WAITS = 20;

/** Receives beyond those that retrying needs, as a factor: invocations that were killed or throttled. */
const RECEIVE_MARGIN = 1.25;

/** Seconds that one invocation of this consumer may take. */
export const consumerTimeout = ({ timeoutSeconds = DEFAULT_CONSUMER_TIMEOUT_S }: Subscription): number =>
  timeoutSeconds;

/**
 * Seconds that a received message stays hidden: six times the function's timeout plus the batching window, AWS's advice
 * ("Using Lambda with Amazon SQS"), so that no message comes back while an invocation still works on it.
 */
export const visibilityTimeout = (subscription: Subscription): number =>
  6 * consumerTimeout(subscription) + (subscription.batch?.windowSeconds ?? 0);

/**
 * Receives after which SQS itself moves a message to the dead-letter queue. The consumer kit parks by age, with the
 * error; this is only the net for invocations that are killed. So it lies above the most receives that retrying can
 * need, which is when each wait is the shortest that the back-off draws.
 *
 * @throws Error when `retryHours` asks for more receives than SQS counts.
 */
export function maxReceiveCount({ name, retryHours = DEFAULT_RETRY_HOURS }: Subscription): number {
  let receives = 1;
  for (let waited = 0; waited < retryHours * HOUR_S; receives += 1) {
    waited += BACK_OFF_LEAST_SHARE * Math.min(BACK_OFF_CAP_S, BACK_OFF_BASE_S * 2 ** (receives - 1));
  }
  const count = Math.ceil((SHORT_WAITS + receives) * RECEIVE_MARGIN);
  if (count <= MAX_RECEIVE_COUNT) return count;
  throw new Error(`${name}: retryHours ${retryHours} needs ${count} receives; SQS counts to ${MAX_RECEIVE_COUNT}`);
}

// The archive of dead letters

/**
 * Age of a dead letter from which on it is moved to the archive, in days. A message that SQS itself gave up counts from when
 * it was first sent ("Using dead-letter queues in Amazon SQS": for standard queues the expiration is that of the original
 * enqueuing), so it may be four days old when it arrives: more than the work queue keeps it, so that a person has met it here
 * first; nine days less than SQS keeps it, so that the keeper may fail for a week before something is lost.
 */
export const ARCHIVE_AFTER_DAYS = 5;

/** How often the keeper looks: often against the nine days, and seldom enough to cost nothing. */
const KEEPER_EVERY_HOURS = 6;
export const KEEPER_SCHEDULE = `rate(${KEEPER_EVERY_HOURS} hours)`;

/** Seconds that one run may take, over all queues. What it does not come to in that time, the next run does. */
export const KEEPER_TIMEOUT_S = 5 * MINUTE_S;

// Memory that must outlive messages

/** Days that the bus's archive of production can replay: a quarter, which is what a consumer that starts late may want. */
export const PRODUCTION_ARCHIVE_DAYS = 90;

/**
 * Days after which no copy of an event can arrive any more: it may lie in a work queue, then in a dead-letter queue,
 * and be replayed from an archive after that; one day on top for clocks and lazy deletion.
 */
export const messageLifetimeDays = (archiveDays: number): number =>
  (QUEUE_RETENTION_S + DEAD_LETTER_RETENTION_S) / DAY_S + archiveDays + 1;

// Alarms

/** Seconds of one evaluation. */
export const ALARM_PERIOD_S = MINUTE_S;

/** When an alarm rings and when it ends: with `datapointsToAlarm` bad ones among the last `evaluationPeriods`. */
export interface Rhythm {
  readonly evaluationPeriods: number;
  readonly datapointsToAlarm: number;
}

/** For what must not happen at all: the first minute rings, and a quarter of an hour without it ends it, so that it cannot flap. */
export const AT_ONCE: Rhythm = { evaluationPeriods: 15, datapointsToAlarm: 1 };

/** For what a level says: the first minute above it rings; five below end it, since looking hides messages for a moment. */
export const HELD: Rhythm = { evaluationPeriods: 5, datapointsToAlarm: 1 };

/** For what lies in a bucket from then on: it rings until the keeper has counted the bucket, which has an alarm for what it holds. */
export const UNTIL_COUNTED: Rhythm = { evaluationPeriods: (KEEPER_EVERY_HOURS + 1) * 60, datapointsToAlarm: 1 };

/** For what AWS's own retries mend as a rule: five minutes of a quarter of an hour. */
export const LASTING: Rhythm = { evaluationPeriods: 15, datapointsToAlarm: 5 };

/** For counts that are compared over an hour: what was under way at one end of it is not under way at the other. */
export const TWICE: Rhythm = { evaluationPeriods: 2, datapointsToAlarm: 2 };

/** Age of the last record that the bridge read, in ms: a quarter of an hour behind is an outage, not a burst. */
export const ITERATOR_AGE_ALARM_MS = 15 * MINUTE_S * 1000;

/** Age of the oldest message of a work queue, in seconds: one day before the queue would drop it. */
export const QUEUE_AGE_ALARM_S = QUEUE_RETENTION_S - DAY_S;

/** Age of what lies in a dead-letter queue, in seconds: a day after it should have moved to the archive, eight before SQS deletes it. */
export const DEAD_LETTER_AGE_ALARM_S = (ARCHIVE_AFTER_DAYS + 1) * DAY_S;

/** Seconds over which the books of two sides are compared: long against any batch that its end cuts through. */
export const ADD_UP_PERIOD_S = HOUR_S;

/**
 * Write units of an hour above which a table is at work: a few of them change nothing (a condition that does not hold, a row
 * that is as it was), and no record tells of those.
 */
export const WRITES_AT_WORK = 10;

/**
 * Percent by which the two sides may differ: what is under way at the end of an hour, at an even rate and if every batch took
 * the whole timeout, is timeout / hour = 1.7 %.
 */
export const ADD_UP_TOLERANCE_PERCENT = Math.ceil((100 * BRIDGE_TIMEOUT_S) / ADD_UP_PERIOD_S);

// Dashboard

/** Seconds of one point of a graph: as fine as the services' own metrics are. */
export const DASHBOARD_PERIOD_S = MINUTE_S;
