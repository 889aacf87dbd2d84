/** Metrics by the dimensions that they have, as AWS's guides list them. */
const DOCUMENTED: Readonly<Record<string, readonly string[]>> = {
  // "DynamoDB metrics and dimensions"
  "AWS/DynamoDB by TableName": ["ConsumedWriteCapacityUnits", "WriteThrottleEvents", "TimeToLiveDeletedItemCount"],
  // "Types of metrics for Lambda functions"
  "AWS/Lambda by FunctionName": [
    "Invocations",
    "Errors",
    "Throttles",
    "Duration",
    "IteratorAge",
    "DestinationDeliveryFailures",
  ],
  "AWS/Lambda by EventSourceMappingUUID": [
    "PolledEventCount",
    "FilteredOutEventCount",
    "InvokedEventCount",
    "FailedInvokeEventCount",
    "DeletedEventCount",
    "DroppedEventCount",
    "OnFailureDestinationDeliveredEventCount",
  ],
  // "Monitoring Amazon EventBridge": a rule of a bus of one's own has both
  "AWS/Events by EventBusName, RuleName": [
    "Invocations",
    "FailedInvocations",
    "InvocationsSentToDlq",
    "InvocationsFailedToBeSentToDlq",
    "TriggeredRules",
  ],
  // "Available CloudWatch metrics for Amazon SQS"
  "AWS/SQS by QueueName": [
    "ApproximateAgeOfOldestMessage",
    "ApproximateNumberOfMessagesDelayed",
    "ApproximateNumberOfMessagesNotVisible",
    "ApproximateNumberOfMessagesVisible",
    "NumberOfMessagesDeleted",
    "NumberOfMessagesReceived",
    "NumberOfMessagesSent",
  ],
};

/** `AWS/SQS NumberOfMessagesSent by QueueName`: every metric of AWS that alarms and the dashboard may name. */
export const AWS_METRICS: ReadonlySet<string> = new Set(
  Object.entries(DOCUMENTED).flatMap(([place, names]) => {
    const [namespace, dimensions] = place.split(" by ");
    return names.map((name) => `${namespace} ${name} by ${dimensions}`);
  }),
);
