import { expect, test } from "vitest";
import { createManualClock } from "../../../manual-clock.ts";
import type { Resource } from "../../../graph/graph.ts";
import { createSpy } from "../../../spy/spy.ts";
import { functionOf, graphOf, mappingOf, queueArnOf, queueOf, streamArnOf } from "../../../testing/graph-of.ts";
import { createSqs } from "../../sqs/sqs.ts";
import { checkMappings } from "./check-mappings.ts";

function check(...resources: readonly Resource[]): void {
  const graph = graphOf(resources);
  const clock = createManualClock();
  const { queues } = createSqs({ graph, endpoint: "http://127.0.0.1:0", clock, spy: createSpy(clock) });
  checkMappings(graph, queues);
}

const fromMail = mappingOf("FromMail", queueArnOf("Mail"), "Read");

test("the boot stops at a queue that hides messages for less time than the function may take, with both numbers", () => {
  expect(() => check(queueOf("Mail"), functionOf("Read", { timeout: 31 }), fromMail)).toThrow(
    expect.objectContaining({
      code: "GRAPH_UNSUPPORTED",
      sentence:
        "event source mapping FromMail: Queue visibility timeout: 30 seconds is less than Function timeout: 31 seconds",
      mend: "Hide messages of Mail for 31 seconds at least (AWS advises 186): a deployment would be refused for it.",
    }),
  );
});

test("a queue that hides messages for just as long will do", () => {
  const mail = queueOf("Mail", { visibilityTimeoutSeconds: 31 });
  expect(() => check(mail, functionOf("Read", { timeout: 31 }), fromMail)).not.toThrow();
});

test("a function that names no timeout has three seconds", () => {
  const silent = functionOf("Read", { timeout: undefined });
  check(queueOf("Mail", { visibilityTimeoutSeconds: 3 }), silent, fromMail);
  expect(() => check(queueOf("Mail", { visibilityTimeoutSeconds: 2 }), silent, fromMail)).toThrow(
    "Queue visibility timeout: 2 seconds is less than Function timeout: 3 seconds",
  );
});

test.each([
  ["An event source mapping with SQS arn", queueArnOf("Mail"), "already exists."],
  ["The event source arn", streamArnOf("Shelves"), "provided mapping already exists."],
])("the boot stops at a second mapping of the same source and function: %s", (what, arn, exists) => {
  const inputs = { startingPosition: "LATEST" };
  const pair = ["One", "Two"].map((name) => mappingOf(name, arn, "Read", inputs));
  expect(() => check(queueOf("Mail"), functionOf("Read"), ...pair)).toThrow(
    `event source mapping Two: ${what} (" ${arn} ") and function (" Read ") ${exists} Please update or delete the existing mapping with UUID One`,
  );
});

test("two functions may read one source, and two aliases of one function", () => {
  const others = [
    mappingOf("Second", queueArnOf("Mail"), "Count"),
    mappingOf("Third", queueArnOf("Mail"), "Count", { functionName: "Count:live" }),
  ];
  const functions = [functionOf("Read"), functionOf("Count")];
  expect(() => check(queueOf("Mail"), ...functions, fromMail, ...others)).not.toThrow();
});
