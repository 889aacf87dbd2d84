import type { StreamRecord } from "../../../services/dynamodb/stream-source.ts";
import type { Answer, Happened, Scenario } from "../../scenarios/scenario.ts";
import { at, everyUnder, parameterOf, type Recording } from "../recording.ts";
import type { Replay } from "../replay.ts";
import type { ItemWrite } from "../rooms/table-room.ts";
import type { Rooms } from "../rooms/rooms.ts";
import { answers, CONTROL_PLANES, receiveAnswer, RETURNS_NULL, runRecorded, THROWS } from "./mapping-recording.ts";
import { secondWrite } from "./stream-writes.ts";

const SHARD = "shard-1";
const DEFAULT_TRIES = 4;
const FAILED = "arn:aws:sqs:us-east-1:000000000000:failed";

/** What the function answered in the tests of good and bad answers, by their parameter. */
const ANSWERS: Readonly<Record<string, Answer>> = Object.fromEntries(
  Object.entries({
    empty_list_success: [],
    null_success: null,
    empty_dict_success: {},
    empty_batch_item_failure_success: { batchItemFailures: [] },
    null_batch_item_failure_success: { batchItemFailures: null },
    empty_string_item_identifier_failure: { batchItemFailures: [{ itemIdentifier: "" }] },
    null_item_identifier_failure: { batchItemFailures: [{ itemIdentifier: null }] },
    invalid_key_foo_failure: { batchItemFailures: [{ foo: "bar" }] },
    invalid_key_foo_null_value_failure: { batchItemFailures: [{ foo: null }] },
    item_identifier_not_present_failure: { batchItemFailures: [{ itemIdentifier: "not in the batch" }] },
  }).map(([name, value]) => [name, { kind: "value", value }]),
);

/** Event source mappings on a DynamoDB stream. Items are written to DynamoDB Local; its records are read on a manual clock. */
export const streamMappings: readonly Replay[] = [
  {
    tests: /dynamodbstreams::\w+::test_dynamodb_event_source_mapping$/,
    scenario: "an item reaches the function",
    leavesOut: CONTROL_PLANES,
    run: async (recording, rooms) => ({ event_logs: (await runWrites(recording, rooms)).events }),
  },
  {
    tests: /test_disabled_dynamodb_event_source_mapping$/,
    scenario: "a disabled mapping invokes nothing",
    leavesOut: CONTROL_PLANES,
    run: async (recording, rooms) => {
      const keys = { id: { S: "1" } };
      const { events } = await runWrites(recording, rooms, { mapping: { Enabled: false } }, [{ keys, item: keys }]);
      return events.length === 0 ? {} : { events };
    },
  },
  {
    tests: /test_dynamodb_event_filter\[/,
    scenario: "a filter lets records pass and drops others",
    leavesOut: CONTROL_PLANES,
    run: async (recording, rooms) => {
      const mapping = { ...recordedFilters(recording), StartingPosition: "TRIM_HORIZON", BatchSize: 1 };
      const { writes, first } = secondWrite(recording);
      const tables = await rooms.tables();
      const records = await tables.recordsOf(writes, viewTypeOf(recording));
      const run = (some: readonly StreamRecord[]): Promise<Happened> =>
        runRecorded(recording, { mapping, answers: answers(RETURNS_NULL), source: streamOf(some) });
      return {
        "lambda-log-events": (await run(records.slice(0, first))).events,
        "lambda-multiple-log-events": (await run(records)).events,
      };
    },
  },
  {
    tests: /dynamodbstreams::.*_with_on_failure_destination_config$|test_dynamodb_report_batch_item_failures$/,
    scenario: "what failed too often is told to a queue, with its place in the stream and the number of tries",
    leavesOut: CONTROL_PLANES,
    run: async (recording, rooms) => {
      const reports = recording.test.includes("report_batch_item_failures");
      const happened = reports
        ? await runWithBadRecord(recording, rooms)
        : await runWrites(recording, rooms, { answers: answers(THROWS) });
      const Records = happened.events.flatMap((event) => at(event, "Records") as readonly StreamRecord[]);
      return {
        destination_queue_messages: receiveAnswer(happened.givenUp),
        ...("dynamodb_records" in recording.content && { dynamodb_records: { Records } }),
      };
    },
  },
  {
    tests: /dynamodbstreams::.*_with_s3_on_failure_destination$/,
    scenario: "what failed too often is written to a bucket, with its records",
    leavesOut: CONTROL_PLANES,
    run: async (recording, rooms) => {
      const { failures } = await runWrites(recording, rooms, { answers: answers(THROWS) });
      return { record_body: failures[0] };
    },
  },
  {
    tests: /test_dynamodb_report_batch_item_(success|failure)_scenarios\[/,
    scenario: "the function's answer decides over the batch",
    leavesOut: CONTROL_PLANES,
    run: async (recording, rooms) => {
      const happened = await runWrites(recording, rooms, {
        mapping: {
          BatchSize: 1,
          MaximumRetryAttempts: retriesIn(recording),
          FunctionResponseTypes: ["ReportBatchItemFailures"],
          DestinationConfig: { OnFailure: { Destination: FAILED } },
        },
        answers: answers(answerOf(recording)),
      });
      return {
        ...(happened.givenUp.length > 0 && { destination_queue_messages: receiveAnswer(happened.givenUp) }),
        dynamodb_events: happened.events,
      };
    },
  },
];

/** Writes the recorded items, or those given, and runs the mapping over the records. */
async function runWrites(
  recording: Recording,
  rooms: Rooms,
  more: Partial<Scenario> = {},
  writes: readonly ItemWrite[] = recordedWrites(recording),
): Promise<Happened> {
  const tables = await rooms.tables();
  const records = await tables.recordsOf(writes, viewTypeOf(recording));
  return runRecorded(recording, { answers: answers(RETURNS_NULL), ...more, source: streamOf(records) });
}

/** The function reports the item that says of itself that it fails. */
async function runWithBadRecord(recording: Recording, rooms: Rooms): Promise<Happened> {
  const tables = await rooms.tables();
  const writes = recordedWrites(recording);
  const records = await tables.recordsOf(writes.length > 0 ? writes : [...GOOD, BAD], viewTypeOf(recording));
  const bad = records.filter(({ dynamodb }) => at(dynamodb.NewImage, "should_fail", "BOOL") === true);
  const failing = new Set(bad.map(({ dynamodb }) => dynamodb.SequenceNumber));
  return runRecorded(recording, { answers: { returns: [], failing }, source: streamOf(records) });
}

const itemOf = (id: string, fails: boolean): ItemWrite => {
  const keys = { id: { S: id } };
  return { keys, item: { ...keys, should_fail: { BOOL: fails } } };
};
const GOOD = [itemOf("1", false), itemOf("2", false)];
const BAD = itemOf("3", true);

function streamOf(records: readonly StreamRecord[]): Scenario["source"] {
  const placed = records.map((record) => ({ record, shardId: SHARD, afterSeconds: 0, ageSeconds: 0 }));
  return { kind: "stream", shards: [{ shardId: SHARD, closed: false }], records: placed };
}

/** The items of the recorded records, each once, in their order; one of its own where nothing of them is recorded. */
function recordedWrites({ content }: Recording): readonly ItemWrite[] {
  const changes = everyUnder(content, "dynamodb");
  const bySequence = new Map(changes.map((change) => [at(change, "SequenceNumber"), change]));
  const writes = [...bySequence.values()].map((change) => ({
    keys: at(change, "Keys") as ItemWrite["keys"],
    item: at(change, "NewImage") as NonNullable<ItemWrite["item"]>,
  }));
  return writes.length > 0 ? writes : [itemOf("1", true)];
}

/** Where the recording has no mapping: one try less than the failure record counts. */
function retriesIn({ content }: Recording): number {
  const [tries = DEFAULT_TRIES] = everyUnder(content, "approximateInvokeCount");
  return Number(tries) - 1;
}

function viewTypeOf({ content }: Recording): string {
  const [recorded = "NEW_IMAGE"] = everyUnder(content, "StreamViewType");
  return String(recorded);
}

/** An answer that nobody knows here is told by what became of it. */
function answerOf(recording: Recording): Answer {
  const known = ANSWERS[parameterOf(recording)];
  if (known) return known;
  const [error] = everyUnder(recording.content, "functionError");
  if (error === undefined) return RETURNS_NULL;
  return error === null ? ANSWERS["empty_string_item_identifier_failure"]! : THROWS;
}

/** The recorded filters. One on the time of the write is recorded as a word; any time of this century will do for it. */
function recordedFilters({ content }: Recording): object {
  const [criteria] = everyUnder(content, "FilterCriteria");
  const text = JSON.stringify(criteria).replace('"<approximate-creation-datetime>"', '[{"numeric":["<",4102444800]}]');
  return { FilterCriteria: JSON.parse(text) as unknown };
}
