import { metricsNamespace } from "./stage.ts";
import type { SourceTable } from "./table.ts";

/** One metric as CloudWatch knows it, and the statistic that says something of it. */
export interface Metric {
  readonly namespace: $util.Input<string>;
  readonly metricName: string;
  readonly dimensions: Record<string, $util.Input<string>>;
  readonly stat: "Maximum" | "Sum";
}

/** What a table takes in, and what its time to live removes ("DynamoDB metrics and dimensions"). */
export const ofTable = (
  table: SourceTable,
  metricName: "ConsumedWriteCapacityUnits" | "WriteThrottleEvents" | "TimeToLiveDeletedItemCount",
): Metric => ({ namespace: "AWS/DynamoDB", metricName, dimensions: { TableName: table.name }, stat: "Sum" });

/** A metric of a function ("Types of metrics for Lambda functions"). */
export const ofFunction = (
  fn: sst.aws.Function,
  metricName: "Errors" | "Throttles" | "IteratorAge" | "DestinationDeliveryFailures" | "Invocations" | "Duration",
): Metric => ({
  namespace: "AWS/Lambda",
  metricName,
  dimensions: { FunctionName: fn.name },
  stat: metricName === "IteratorAge" || metricName === "Duration" ? "Maximum" : "Sum",
});

/** A count of an event source mapping, which has its metrics switched on ("Event source mapping metrics"). */
export const ofMapping = (
  mapping: aws.lambda.EventSourceMapping,
  metricName:
    | "PolledEventCount"
    | "InvokedEventCount"
    | "FailedInvokeEventCount"
    | "DeletedEventCount"
    | "DroppedEventCount"
    | "OnFailureDestinationDeliveredEventCount",
): Metric => ({
  namespace: "AWS/Lambda",
  metricName,
  dimensions: { EventSourceMappingUUID: mapping.uuid },
  stat: "Sum",
});

/** What a queue holds, each minute ("Available CloudWatch metrics for Amazon SQS"). */
export const ofQueue = (
  queue: sst.aws.Queue,
  metricName: "ApproximateNumberOfMessagesVisible" | "ApproximateAgeOfOldestMessage",
): Metric => ({
  namespace: "AWS/SQS",
  metricName,
  dimensions: { QueueName: queue.nodes.queue.name },
  stat: "Maximum",
});

/** A count of a rule on a bus of one's own, which has both dimensions ("Monitoring Amazon EventBridge"). */
export const ofRule = (
  rule: aws.cloudwatch.EventRule,
  metricName: "Invocations" | "FailedInvocations" | "InvocationsFailedToBeSentToDlq",
): Metric => ({
  namespace: "AWS/Events",
  metricName,
  dimensions: { EventBusName: rule.eventBusName.apply((name) => name ?? "default"), RuleName: rule.name },
  stat: "Sum",
});

/** A count of a rule on the default bus, which has the one dimension. */
export const ofSchedule = (rule: aws.cloudwatch.EventRule, metricName: "FailedInvocations"): Metric => ({
  namespace: "AWS/Events",
  metricName,
  dimensions: { RuleName: rule.name },
  stat: "Sum",
});

/** A metric that our own code writes into its log, by the name of its service: `bridge`, or a consumer's name. */
export const ofService = (service: string, metricName: string): Metric => ({
  namespace: metricsNamespace(),
  metricName,
  dimensions: { service },
  stat: "Sum",
});
