/** The parameters of CreateEventSourceMapping that a scenario may set. */
export const PARAMETERS: ReadonlySet<string> = new Set([
  "BatchSize",
  "BisectBatchOnFunctionError",
  "DestinationConfig",
  "Enabled",
  "FilterCriteria",
  "FunctionResponseTypes",
  "MaximumBatchingWindowInSeconds",
  "MaximumRecordAgeInSeconds",
  "MaximumRetryAttempts",
  "ParallelizationFactor",
  "ScalingConfig",
  "StartingPosition",
]);
