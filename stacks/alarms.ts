import type { Bridge } from "./bridge.ts";
import type { Consumer } from "./consumer.ts";
import { ALARM_PERIOD_S, ITERATOR_AGE_ALARM_MS, QUEUE_AGE_ALARM_S } from "./numbers.ts";
import { named } from "./stage.ts";

/** What an alarm looks at, and what it tells the person whom it wakes. */
interface AlarmInput {
  readonly description: string;
  readonly namespace: "AWS/Lambda" | "AWS/SQS";
  readonly metricName: string;
  readonly dimensions: Record<string, $util.Input<string>>;
  readonly statistic: "Maximum" | "Sum";
  /** It rings above this. Default 0. */
  readonly threshold?: number;
}

/** Makes the topic that all alarms go to, and an alarm for each way in which something can be lost unseen. */
export function createAlarms(
  bridge: Bridge,
  reading: aws.lambda.EventSourceMapping,
  consumers: readonly Consumer[],
): sst.aws.SnsTopic {
  const topic = new sst.aws.SnsTopic("Alarms");
  watchBridge(topic, bridge, reading);
  for (const consumer of consumers) {
    watchQueues(topic, consumer);
    watchSecrets(topic, consumer);
  }
  return topic;
}

function watchBridge(topic: sst.aws.SnsTopic, { fn, parked }: Bridge, reading: aws.lambda.EventSourceMapping): void {
  const onFunction = { namespace: "AWS/Lambda", dimensions: { FunctionName: fn.name } } as const;
  createAlarm(topic, "BridgeErrors", {
    ...onFunction,
    description:
      "The bridge ended in an error or ran out of time. The stream retries; its log says which record it was.",
    metricName: "Errors",
    statistic: "Sum",
  });
  createAlarm(topic, "BridgeIteratorAge", {
    ...onFunction,
    description:
      "The bridge is a quarter of an hour behind the table. After 20 hours its records go to the Failures bucket.",
    metricName: "IteratorAge",
    statistic: "Maximum",
    threshold: ITERATOR_AGE_ALARM_MS,
  });
  createAlarm(topic, "BridgeGaveUp", {
    description:
      "The bridge's mapping gave records up. They lie in the Failures bucket under aws/lambda/, with their payload.",
    namespace: "AWS/Lambda",
    metricName: "DroppedEventCount",
    dimensions: { EventSourceMappingUUID: reading.uuid },
    statistic: "Sum",
  });
  createAlarm(topic, "ParkedDepth", {
    ...visibleIn(parked),
    description:
      "The bridge parked a record that it could not turn into events. The message carries payload and error.",
  });
}

function watchQueues(topic: sst.aws.SnsTopic, { prefix, subscription, queues }: Consumer): void {
  createAlarm(topic, `${prefix}DeadLettersDepth`, {
    ...visibleIn(queues.dead),
    description: `${subscription.name} parked an event, or EventBridge could not deliver one. Owner: ${subscription.owner}.`,
  });
  createAlarm(topic, `${prefix}QueueAge`, {
    description: `An event has waited three days for ${subscription.name}; its queue drops it after four. Owner: ${subscription.owner}.`,
    namespace: "AWS/SQS",
    metricName: "ApproximateAgeOfOldestMessage",
    dimensions: { QueueName: queues.work.nodes.queue.name },
    statistic: "Maximum",
    threshold: QUEUE_AGE_ALARM_S,
  });
}

/** Rings as soon as an event waits for a consumer that does not run, and says how to start it (rule 17). */
function watchSecrets(topic: sst.aws.SnsTopic, { prefix, subscription, queues, unsetSecrets }: Consumer): void {
  const unset = Object.entries(unsetSecrets);
  if (unset.length === 0) return;
  const commands = unset.map(([name, where]) => `npx sst secret set ${name} <value> --stage ${$app.stage} (${where})`);
  createAlarm(topic, `${prefix}SecretsUnset`, {
    ...visibleIn(queues.work),
    description: `${subscription.name} does not run: ${commands.join("; ")}; then deploy again. Owner: ${subscription.owner}.`,
  });
}

const visibleIn = (queue: sst.aws.Queue): Omit<AlarmInput, "description"> => ({
  namespace: "AWS/SQS",
  metricName: "ApproximateNumberOfMessagesVisible",
  dimensions: { QueueName: queue.nodes.queue.name },
  statistic: "Maximum",
});

function createAlarm(
  topic: sst.aws.SnsTopic,
  name: string,
  { description, threshold = 0, ...metric }: AlarmInput,
): void {
  new aws.cloudwatch.MetricAlarm(name, {
    ...metric,
    name: named(name),
    alarmDescription: description,
    comparisonOperator: "GreaterThanThreshold",
    threshold,
    period: ALARM_PERIOD_S,
    evaluationPeriods: 1,
    // A queue that nobody uses and a stream without changes report nothing.
    treatMissingData: "notBreaching",
    alarmActions: [topic.arn],
    okActions: [topic.arn],
  });
}
