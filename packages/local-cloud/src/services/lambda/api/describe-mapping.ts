import type { RunningMapping, StreamMappingSettings } from "../mappings/index.ts";
import type { LambdaApi } from "./lambda-api.ts";

/** A mapping as GetEventSourceMapping shows it. */
export function describeMapping(
  { settings, isEnabled, changedAt, counts }: RunningMapping,
  { graph: { app }, functions }: LambdaApi,
): Readonly<Record<string, unknown>> {
  const { uuid, functionName, eventSourceArn, batchSize, windowSeconds, reportsFailures, filters } = settings;
  return {
    UUID: uuid,
    EventSourceMappingArn: `arn:aws:lambda:${app.region}:${app.accountId}:event-source-mapping:${uuid}`,
    EventSourceArn: eventSourceArn,
    FunctionArn: functions.arnOf(functionName),
    State: isEnabled ? "Enabled" : "Disabled",
    StateTransitionReason: "USER_INITIATED",
    LastModified: changedAt / 1000,
    BatchSize: batchSize,
    MaximumBatchingWindowInSeconds: windowSeconds,
    FunctionResponseTypes: reportsFailures ? ["ReportBatchItemFailures"] : [],
    ...(filters.length > 0 && { FilterCriteria: { Filters: filters.map((Pattern) => ({ Pattern })) } }),
    ...(settings.kind === "stream" && ofStream(settings, counts.InvokedEventCount)),
    ...(settings.kind === "queue" &&
      settings.maximumConcurrency !== undefined && {
        ScalingConfig: { MaximumConcurrency: settings.maximumConcurrency },
      }),
  };
}

function ofStream(settings: StreamMappingSettings, invoked: number): Readonly<Record<string, unknown>> {
  const { startingPosition, parallelizationFactor, maximumRecordAgeSeconds, maximumRetryAttempts, bisects } = settings;
  const { onFailureArn } = settings;
  return {
    StartingPosition: startingPosition,
    ParallelizationFactor: parallelizationFactor,
    MaximumRecordAgeInSeconds: maximumRecordAgeSeconds,
    MaximumRetryAttempts: maximumRetryAttempts,
    BisectBatchOnFunctionError: bisects,
    TumblingWindowInSeconds: 0,
    DestinationConfig: { OnFailure: onFailureArn === undefined ? {} : { Destination: onFailureArn } },
    LastProcessingResult: invoked > 0 ? "OK" : "No records processed",
  };
}
