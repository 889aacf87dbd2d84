import { everyUnder, parameterOf } from "../recording.ts";
import type { Replay } from "../replay.ts";
import { answers, asReceived, CONTROL_PLANES, THROWS } from "./mapping-recording.ts";
import { replayInvocations } from "./queue-invocations.ts";
import { decoys, messagesOf, recordedEvents, runMessages, sortedByBody, WITH_RESULT } from "./queue-recording.ts";

const API = {
  ...CONTROL_PLANES,
  get_destination_queue_url: "the answer to GetQueueUrl",
};
const SENT = "answers to SendMessageBatch";

/** Event source mappings on a queue, on a manual clock. */
export const queueMappings: readonly Replay[] = [
  {
    tests: /test_failing_lambda_retries_after_visibility_timeout$/,
    scenario: "a message that failed comes again after the visibility timeout",
    leavesOut: API,
    run: replayInvocations,
  },
  {
    tests: /test_redrive_policy_with_failing_lambda$/,
    scenario: "a message that failed too often moves to the dead-letter queue",
    leavesOut: API,
    run: replayInvocations,
  },
  {
    tests: /test_message_body_and_attributes_passed_correctly$/,
    scenario: "body and attributes of a message reach the function",
    leavesOut: API,
    run: replayInvocations,
  },
  {
    tests: /sqs::test_report_batch_item_failures$/,
    scenario: "of a batch of a FIFO queue only what failed comes again, and moves to the dead-letter queue at last",
    leavesOut: { ...API, send_message_batch: SENT },
    run: replayInvocations,
  },
  {
    tests: /test_report_batch_item_failures_(invalid_result_json_batch_fails|empty_json_batch_succeeds)$/,
    scenario: "an answer that breaks the protocol fails the batch, an empty one does not",
    leavesOut: API,
    run: replayInvocations,
  },
  {
    tests: /test_report_batch_item_failures_on_lambda_error$/,
    scenario: "where the function throws, the whole batch moves to the dead-letter queue at last",
    run: async (recording) => {
      const { givenUp } = await runMessages(
        recording,
        { mapping: WITH_RESULT, answers: answers(THROWS) },
        { maxReceiveCount: 1, messages: messagesOf(everyUnder(recording.content, "Body")) },
      );
      return { dlq_messages: givenUp.map((message) => asReceived(message)) };
    },
  },
  {
    tests: /TestSQSEventSourceMapping::test_sqs_event_source_mapping$/,
    scenario: "a message reaches the function",
    leavesOut: API,
    run: async (recording) => ({ events: (await runMessages(recording)).events }),
  },
  {
    tests: /test_sqs_event_filter\[(?!plain-string)/,
    scenario: "a filter lets a message pass and has others deleted",
    leavesOut: API,
    run: async (recording) => {
      const messages = [...recordedEvents(recording), ...messagesOf(decoys(recording))];
      const { events, left } = await runMessages(recording, {}, { messages });
      return { invocation_events: events, ...(left.length > 0 && { left }) };
    },
  },
  {
    tests: /test_sqs_event_source_mapping_batch_size\[/,
    scenario: "a batch of more than ten is gathered within its window",
    leavesOut: { ...API, "send-message-batch-result-10": SENT, "send-message-batch-result-5": SENT },
    run: async (recording) => {
      const mapping = { BatchSize: Number(parameterOf(recording)), MaximumBatchingWindowInSeconds: 10 };
      return { Records: sortedByBody((await runMessages(recording, { mapping })).events) };
    },
  },
  {
    tests: /test_sqs_event_source_mapping_batching_reserved_concurrency$/,
    scenario: "no more batches than the maximum concurrency, each gathered within its window",
    leavesOut: API,
    run: async (recording) => {
      const { events } = await runMessages(recording);
      return { batch_info: { total_batches_received: events.length }, Records: sortedByBody(events) };
    },
  },
];
