// CloudWatch's limits and the local cloud's own figures. Each says its unit, its reason and where it comes from.

/** Milliseconds of the shortest period that is kept: the services' own metrics have no finer one. */
export const MINUTE_MS = 60_000;

/** Minutes that a metric keeps its datapoints: longer than any alarm looks back here. AWS keeps single minutes for 15 days. */
export const KEPT_MINUTES = 2 * 24 * 60;

/**
 * Periods that are looked at beyond those that an alarm evaluates, for datapoints that fill a gap. AWS names no number; its
 * tables in "Configuring how CloudWatch alarms treat missing data" show five where three are evaluated.
 */
export const SPARE_PERIODS = 2;

/** Milliseconds that SQS goes on telling of a queue that nobody uses ("Creating CloudWatch alarms for Amazon SQS metrics"). */
export const QUEUE_ACTIVE_MS = 6 * 60 * MINUTE_MS;

/** Alarms of one answer of DescribeAlarms, and metrics of one of ListMetrics. */
export const MOST_ALARMS_ANSWERED = 100;
export const MOST_METRICS_ANSWERED = 500;

/** Datapoints of one answer of GetMetricStatistics. */
export const MOST_DATAPOINTS = 1_440;
