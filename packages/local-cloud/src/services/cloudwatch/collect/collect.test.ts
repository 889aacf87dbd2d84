import { beforeEach, expect, test } from "vitest";
import { createManualClock } from "../../../manual-clock.ts";
import { createSpy } from "../../../spy/spy.ts";
import { graphOf, mappingOf, queueArnOf, streamArnOf } from "../../../testing/graph-of.ts";
import { MINUTE_MS } from "../limits.ts";
import { MetricStore } from "../metrics/metric-store.ts";
import { collectMetrics } from "./collect.ts";

const metricsConfig = { metrics: ["EventCount"] };
const graph = graphOf([
  mappingOf("FromShelves", streamArnOf("Shelves"), "Announce", {
    metricsConfig,
    destinationConfig: { onFailure: { destinationArn: queueArnOf("Failed") } },
  }),
  mappingOf("FromMail", queueArnOf("Mail"), "Read"),
]);

const clock = createManualClock();
let store: MetricStore;
let spy: ReturnType<typeof createSpy>;

beforeEach(() => {
  store = new MetricStore();
  spy = createSpy(clock);
  collectMetrics(store, graph, spy);
});

const sumOf = (namespace: string, name: string, dimensions: Record<string, string> = {}): number | undefined =>
  store.seriesOf({ namespace, name, dimensions }).read(Math.floor(clock.now() / MINUTE_MS), 1)?.sum;

test("messages are counted as sent, received and deleted, by queue", () => {
  const message = { queue: "Mail", messageId: "1", body: "Hello" };
  spy.tell({ kind: "message-sent", ...message, attributes: {} });
  spy.tell({ kind: "message-received", ...message, receiveCount: 1 });
  spy.tell({ kind: "message-received", ...message, receiveCount: 2 });
  spy.tell({ kind: "message-deleted", ...message });
  spy.tell({ kind: "message-sent", ...message, queue: "Other", attributes: {} });
  const counts = ["Sent", "Received", "Deleted"].map((what) =>
    sumOf("AWS/SQS", `NumberOfMessages${what}`, { QueueName: "Mail" }),
  );
  expect(counts).toEqual([1, 2, 1]);
});

test("invocations are counted with their errors, their throttles, their length and the age of what they got", () => {
  const functionName = "Read";
  for (const error of ["Error: no", undefined]) {
    spy.tell({ kind: "function-started", functionName, requestId: "1" });
    spy.tell({
      kind: "function-ended",
      functionName,
      requestId: "1",
      milliseconds: 20,
      ...(error !== undefined && { error }),
    });
  }
  spy.tell({ kind: "function-throttled", functionName });
  spy.tell({ kind: "iterator-age", mapping: "FromShelves", functionName, milliseconds: 700 });
  const names = ["Invocations", "Errors", "Throttles", "Duration", "IteratorAge"];
  expect(names.map((name) => sumOf("AWS/Lambda", name, { FunctionName: functionName }))).toEqual([2, 1, 1, 40, 700]);
});

test("a function without errors has 0 errors, and one that did not run has no number", () => {
  spy.tell({ kind: "function-ended", functionName: "Read", requestId: "1", milliseconds: 20 });
  expect(sumOf("AWS/Lambda", "Errors", { FunctionName: "Read" })).toBe(0);
  expect(sumOf("AWS/Lambda", "Errors", { FunctionName: "Announce" })).toBeUndefined();
});

const counted = (uuid: string) => sumOf("AWS/Lambda", "InvokedEventCount", { EventSourceMappingUUID: uuid });

test("the counts of a mapping are metrics where the mapping asks for them", () => {
  for (const mapping of ["FromShelves", "FromMail"])
    spy.tell({ kind: "events-counted", mapping, metric: "InvokedEventCount", events: 3 });
  expect([counted("FromShelves"), counted("FromMail")]).toEqual([3, undefined]);
});

test("records that the on-failure destination did not take are dropped, and a failure of the destination", () => {
  spy.tell({ kind: "events-counted", mapping: "FromShelves", metric: "DroppedEventCount", events: 5 });
  expect(sumOf("AWS/Lambda", "DroppedEventCount", { EventSourceMappingUUID: "FromShelves" })).toBe(5);
  expect(sumOf("AWS/Lambda", "DestinationDeliveryFailures", { FunctionName: "Announce" })).toBe(1);
});

test("events are counted for the account, and by rule with the bus where it is not the default one", () => {
  spy.tell({ kind: "put-events", bus: "shop", accepted: 3, refused: 2 });
  const event = {} as never;
  spy.tell({ kind: "event-accepted", bus: "shop", event, rules: ["All"] });
  spy.tell({ kind: "event-accepted", bus: "default", event, rules: ["Few"] });
  const given = { rule: "All", target: "queue", eventId: "1" };
  spy.tell({ kind: "target-delivered", ...given });
  const failed = { ...given, kind: "target-failed", code: "NO_RESOURCE", message: "", attempts: 1 } as const;
  spy.tell({ ...failed, deadLettered: true, deadLetterArn: "dead" });
  spy.tell({ ...failed, deadLettered: false, deadLetterArn: "dead" });
  spy.tell({ ...failed, deadLettered: false });
  spy.tell({ kind: "target-delivered", ...given, rule: "Few" });

  expect([sumOf("AWS/Events", "PutEventsEntriesCount"), sumOf("AWS/Events", "PutEventsFailedEntriesCount")]).toEqual([
    5, 2,
  ]);
  const ofRule = { EventBusName: "shop", RuleName: "All" };
  const names = [
    "TriggeredRules",
    "Invocations",
    "FailedInvocations",
    "InvocationsSentToDlq",
    "InvocationsFailedToBeSentToDlq",
  ];
  expect(names.map((name) => sumOf("AWS/Events", name, ofRule))).toEqual([1, 4, 3, 1, 1]);
  expect(sumOf("AWS/Events", "Invocations", { RuleName: "Few" })).toBe(1);
});

const log = (line: string): void => spy.tell({ kind: "function-log", functionName: "Read", line });

test("metrics in a log line count once for each set of dimensions, at the line's own time", () => {
  const Timestamp = clock.now() - MINUTE_MS;
  const CloudWatchMetrics = [
    {
      Namespace: "shop",
      Dimensions: [["service"], ["service", "town"], []],
      Metrics: [{ Name: "Sold", Unit: "Count" }],
    },
  ];
  log(JSON.stringify({ _aws: { Timestamp, CloudWatchMetrics }, service: "till", town: "Bern", Sold: [2, 3] }));
  const sold = (dimensions: Record<string, string>) =>
    store.seriesOf({ namespace: "shop", name: "Sold", dimensions }).read(Math.floor(Timestamp / MINUTE_MS), 1);
  const expected = { count: 2, sum: 5, minimum: 2, maximum: 3 };
  expect([sold({ service: "till" }), sold({ service: "till", town: "Bern" }), sold({})]).toEqual([
    expected,
    expected,
    expected,
  ]);
  expect(sold({ town: "Bern" })).toBeUndefined();
});

test.each([
  '{"_aws": broken',
  '{"_aws": {}}',
  '{"_aws": {"CloudWatchMetrics": "none"}}',
  '{"_aws": {"CloudWatchMetrics": [{"Namespace": 1}]}}',
  '{"_aws": {"CloudWatchMetrics": [{"Namespace": "shop", "Dimensions": [["service"]], "Metrics": [{"Name": "Sold"}]}]}, "Sold": "two"}',
  'the text "_aws" alone',
])("the line %s has no metrics and hurts nobody", (line) => {
  log(line);
  expect(store.metrics).toEqual([]);
});
