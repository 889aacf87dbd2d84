import { expect, test } from "vitest";
import type { Resource } from "../../../graph/graph.ts";
import { queueArnOf, resourceOf, tableArnOf } from "../../../testing/graph-of.ts";
import { MAPPING_TYPE, readMappingSettings } from "./settings.ts";

const streamArn = `${tableArnOf("Places")}/stream/2026-01-01T00:00:00.000`;
const mappingOf = (inputs: Readonly<Record<string, unknown>>): Resource =>
  resourceOf(MAPPING_TYPE, "Reader", { functionName: "handler", ...inputs }, { uuid: "u-1" });

test("a stream mapping is read as the program has it", () => {
  expect(
    readMappingSettings(
      mappingOf({
        eventSourceArn: streamArn,
        functionName: "arn:aws:lambda:us-east-1:000000000000:function:handler:live",
        enabled: false,
        batchSize: 50,
        maximumBatchingWindowInSeconds: 2,
        functionResponseTypes: ["ReportBatchItemFailures"],
        filterCriteria: { filters: [{ pattern: "{}" }] },
        startingPosition: "LATEST",
        parallelizationFactor: 3,
        maximumRetryAttempts: 5,
        maximumRecordAgeInSeconds: 72_000,
        bisectBatchOnFunctionError: true,
        destinationConfig: { onFailure: { destinationArn: "arn:aws:s3:::failures" } },
      }),
    ),
  ).toEqual({
    kind: "stream",
    name: "Reader",
    uuid: "u-1",
    functionName: "handler",
    qualifier: "live",
    eventSourceArn: streamArn,
    enabled: false,
    batchSize: 50,
    windowSeconds: 2,
    reportsFailures: true,
    filters: ["{}"],
    startingPosition: "LATEST",
    parallelizationFactor: 3,
    maximumRetryAttempts: 5,
    maximumRecordAgeSeconds: 72_000,
    bisects: true,
    onFailureArn: "arn:aws:s3:::failures",
  });
});

test("what a queue mapping leaves out has AWS's default", () => {
  expect(readMappingSettings(mappingOf({ eventSourceArn: queueArnOf("Mail") }))).toEqual({
    kind: "queue",
    name: "Reader",
    uuid: "u-1",
    functionName: "handler",
    eventSourceArn: queueArnOf("Mail"),
    enabled: true,
    batchSize: 10,
    windowSeconds: 0,
    reportsFailures: false,
    filters: [],
  });
});

test("the maximum concurrency of a queue mapping is read", () => {
  const mapping = mappingOf({ eventSourceArn: queueArnOf("Mail"), scalingConfig: { maximumConcurrency: 5 } });
  expect(readMappingSettings(mapping)).toMatchObject({ maximumConcurrency: 5 });
});

test("a source of another kind is none of ours", () => {
  expect(readMappingSettings(mappingOf({ eventSourceArn: "arn:aws:kinesis:us-east-1:0:stream/s" }))).toBeUndefined();
});

const refusedValue = (value: string, member: string, constraint: string): string =>
  `1 validation error detected: Value ${value} at '${member}' failed to satisfy constraint: ${constraint}`;
const mail = { eventSourceArn: queueArnOf("Mail") };
const fifo = { eventSourceArn: queueArnOf("Mail.fifo") };
const stream = { eventSourceArn: streamArn, startingPosition: "LATEST" };

test.each([
  [
    "a large batch without a window",
    { ...mail, batchSize: 11 },
    "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10",
  ],
  [
    "a large batch of a FIFO queue",
    { ...fifo, batchSize: 11, maximumBatchingWindowInSeconds: 1 },
    "a FIFO queue allows batches of 10 at most",
  ],
  [
    "a batching window on a FIFO queue",
    { ...fifo, maximumBatchingWindowInSeconds: 1 },
    "a FIFO queue allows no batching window",
  ],
  [
    "a stream without a starting position",
    { eventSourceArn: streamArn },
    refusedValue("null", "startingPosition", "Member must not be null."),
  ],
  [
    "a stream from a time on",
    { ...stream, startingPosition: "AT_TIMESTAMP" },
    `Unsupported starting position for arn type: ${streamArn}`,
  ],
  [
    "a starting position that there is not",
    { ...stream, startingPosition: "MIDDLE" },
    refusedValue(
      "'MIDDLE'",
      "startingPosition",
      "Member must satisfy enum value set: [LATEST, AT_TIMESTAMP, TRIM_HORIZON]",
    ),
  ],
  [
    "a concurrency of one",
    { ...mail, scalingConfig: { maximumConcurrency: 1 } },
    refusedValue("'1'", "scalingConfig.maximumConcurrency", "Member must have value greater than or equal to 2"),
  ],
  [
    "a parallelization factor above ten",
    { ...stream, parallelizationFactor: 11 },
    refusedValue("'11'", "parallelizationFactor", "Member must have value less than or equal to 10"),
  ],
  [
    "a window of more than five minutes",
    { ...stream, maximumBatchingWindowInSeconds: 301 },
    refusedValue("'301'", "maximumBatchingWindowInSeconds", "Member must have value less than or equal to 300"),
  ],
  [
    "a tumbling window, which is not emulated",
    { ...stream, tumblingWindowInSeconds: 30 },
    "tumbling windows are not emulated",
  ],
  [
    "a record age below a minute",
    { ...stream, maximumRecordAgeInSeconds: 59 },
    "a maximum record age is -1 or at least 60 seconds, and this is 59",
  ],
  [
    "a sixth filter",
    { ...mail, filterCriteria: { filters: Array.from({ length: 6 }, () => ({ pattern: "{}" })) } },
    "a mapping has 5 filters at most, and this has 6",
  ],
])("the boot stops at %s", (_what, inputs, problem) => {
  expect(() => readMappingSettings(mappingOf(inputs))).toThrow(
    `GRAPH_UNSUPPORTED: event source mapping Reader: ${problem}`,
  );
});
