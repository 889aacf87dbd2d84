import type { NotReplayed } from "../replay.ts";

/** Recordings that there is nothing here to replay, each with the reason. */
export const leftOut: readonly NotReplayed[] = [
  {
    tests: /TestEventsTarget(Firehose|Kinesis|Sns|ApiGateway|CloudWatchLogs)::/,
    scenario: "a rule hands an event to Firehose, Kinesis, SNS, an API or a log group",
    because: "queues, functions and buses are the targets that are emulated; another one is told as failed",
  },
  {
    tests: /test_create_connection_validations$/,
    scenario: "a connection of an API destination is checked",
    because: "API destinations are not emulated, CreateConnection is answered as unknown",
  },
  {
    tests: /test_create_list_describe_delete_custom_event_buses\[\w+-regions1\]$/,
    scenario: "a bus is made in each of three regions",
    because: "the local cloud is one region",
  },
  {
    tests: /test_(put|remove)_permission/,
    scenario: "the policy of a bus is changed",
    because: "a bus takes events from its own account only, PutPermission and RemovePermission are answered as unknown",
  },
  {
    tests: /test_put_events_to_default_eventbus_for_custom_eventbus$/,
    scenario: "S3 tells EventBridge of a new object",
    because: "S3 tells nobody of its objects here",
  },
  {
    tests: /test_deletion_event_source_mapping_with_dynamodb$/,
    scenario: "a mapping outlives its table",
    because: "tables and mappings are made and deleted with the program; Lambda's API lists no mappings here",
  },
  {
    tests: /test_dynamodb_event_source_mapping_with_sns_on_failure_destination_config$/,
    scenario: "what failed too often is told to an SNS topic",
    because: "SNS is not emulated: such a destination is a warning, and the records count as dropped",
  },
  {
    tests: /test_esm_with_not_existing_(dynamodb_stream|sqs_queue)$/,
    scenario: "a mapping whose source does not exist is refused",
    because: "the boot stops at it, in words of its own that name the mapping",
  },
  {
    tests: /test_sqs_queue_as_lambda_dead_letter_queue$/,
    scenario: "an asynchronous invocation that failed is sent to the function's dead-letter queue",
    because: "functions have no dead-letter queue of their own here",
  },
  {
    tests: /test_sqs_event_source_mapping_update$/,
    scenario: "a mapping is pointed at another version of its function",
    because: "functions have one version, and a mapping is changed with the program only",
  },
  {
    tests: /test_fifo_message_group_parallelism$/,
    scenario: "batches of one message group run one after the other",
    because: "the recording has answers of Lambda's API alone",
  },
  {
    tests: /test_sqs_event_source_mapping_batching_behaviour\[|test_sqs_event_filter\[plain-string/,
    scenario: "batches under load; filters on plain text",
    because: "the recording is empty",
  },
];
