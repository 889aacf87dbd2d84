import { expect, test } from "vitest";
import { permissionOf, queueArnOf, queueOf } from "../../../testing/graph-of.ts";
import type { Functions } from "../../lambda/functions.ts";
import type { DeliveryFault } from "../faults.ts";
import {
  entryOf,
  openQueueOf,
  ruleToTarget,
  startEventBridge,
  type TestBridge,
} from "../testing/start-event-bridge.ts";

const RULE_ARN = "arn:aws:events:us-east-1:000000000000:rule/Everything";
const arnOf = (name: string): string => `arn:aws:lambda:us-east-1:000000000000:function:${name}`;
const outage: DeliveryFault = { code: "INTERNAL_ERROR", message: "try later", retryable: true };

/** Mail behind a rule with a dead-letter queue, and this retry policy. */
function startWithDeadLetters(retryPolicy?: object, mail = openQueueOf("Mail")): TestBridge {
  return startEventBridge([
    mail,
    openQueueOf("Dead"),
    ...ruleToTarget({ arn: queueArnOf("Mail"), deadLetterConfig: { arn: queueArnOf("Dead") }, retryPolicy }),
  ]);
}

function deadLetterAttributes({ queues }: TestBridge): Readonly<Record<string, string | undefined>> {
  const [message] = queues.peek("Dead");
  const attributes = Object.entries(message?.messageAttributes ?? {});
  return Object.fromEntries(attributes.map(([name, { StringValue }]) => [name, StringValue]));
}

test("a delivery that fails for a passing reason is retried with growing waits until it succeeds", async () => {
  const started = startWithDeadLetters();
  const { bridge, clock, bodiesIn, spy } = started;
  const tries: number[] = [];
  bridge.faults.deliver = ({ attempt }) => {
    tries.push(clock.now());
    return attempt < 4 ? outage : undefined;
  };
  const start = clock.now();
  bridge.putEvents({ Entries: [entryOf()] });
  await clock.advance(60_000);
  await bridge.idle();
  expect(tries.map((at) => at - start)).toEqual([0, 1000, 3000, 7000]);
  expect(bodiesIn("Mail")).toHaveLength(1);
  expect(spy.facts.filter(({ kind }) => kind === "target-delivered")).toHaveLength(1);
  expect(bodiesIn("Dead")).toEqual([]);
});

test("the maximum of retries ends a delivery in the dead-letter queue, with AWS's attributes", async () => {
  const started = startWithDeadLetters({ maximumRetryAttempts: 2 });
  started.bridge.faults.deliver = () => outage;
  started.bridge.putEvents({ Entries: [entryOf()] });
  await started.clock.advance(60_000);
  await started.bridge.idle();
  expect(deadLetterAttributes(started)).toEqual({
    RULE_ARN,
    TARGET_ARN: queueArnOf("Mail"),
    ERROR_CODE: "INTERNAL_ERROR",
    ERROR_MESSAGE: "try later",
    RETRY_ATTEMPTS: "2",
    EXHAUSTED_RETRY_CONDITION: "MaximumRetryAttempts",
  });
  expect(JSON.parse(started.bodiesIn("Dead")[0] ?? "")).toMatchObject({ source: "shop", detail: { city: "Bern" } });
  expect(started.spy.facts).toContainEqual(
    expect.objectContaining({ kind: "target-failed", code: "INTERNAL_ERROR", attempts: 3, deadLettered: true }),
  );
});

test("the maximum age ends a delivery at that age, however many retries are left", async () => {
  const started = startWithDeadLetters({ maximumEventAgeInSeconds: 60, maximumRetryAttempts: 185 });
  started.bridge.faults.deliver = () => outage;
  started.bridge.putEvents({ Entries: [entryOf()] });
  await started.clock.advance(59_999);
  expect(started.bodiesIn("Dead")).toEqual([]);
  await started.clock.advance(1);
  await started.bridge.idle();
  expect(deadLetterAttributes(started)).toMatchObject({ EXHAUSTED_RETRY_CONDITION: "MaximumEventAgeInSeconds" });
});

test("without a retry policy a delivery is retried for a day", async () => {
  const started = startWithDeadLetters();
  started.bridge.faults.deliver = () => outage;
  started.bridge.putEvents({ Entries: [entryOf()] });
  await started.clock.advance(24 * 60 * 60 * 1000 - 1);
  expect(started.bodiesIn("Dead")).toEqual([]);
  await started.clock.advance(1);
  await started.bridge.idle();
  expect(started.bodiesIn("Dead")).toHaveLength(1);
});

test("a queue without a policy gets nothing: straight to the dead-letter queue, without a retry", async () => {
  const started = startWithDeadLetters(undefined, queueOf("Mail"));
  started.bridge.putEvents({ Entries: [entryOf()] });
  await started.bridge.idle();
  expect(deadLetterAttributes(started)).toMatchObject({ ERROR_CODE: "NO_PERMISSIONS", RETRY_ATTEMPTS: "0" });
  expect(deadLetterAttributes(started)).not.toHaveProperty("EXHAUSTED_RETRY_CONDITION");
  expect(started.bodiesIn("Mail")).toEqual([]);
});

test("a target that does not exist goes straight to the dead-letter queue", async () => {
  const started = startWithDeadLetters(undefined, openQueueOf("Other"));
  started.bridge.putEvents({ Entries: [entryOf()] });
  await started.bridge.idle();
  expect(deadLetterAttributes(started)).toMatchObject({ ERROR_CODE: "NO_RESOURCE", RETRY_ATTEMPTS: "0" });
});

test("a dead-letter queue that lets nobody send loses the event, and says so", async () => {
  const { bridge, spy } = startEventBridge([
    queueOf("Dead"),
    ...ruleToTarget({ arn: queueArnOf("Mail"), deadLetterConfig: { arn: queueArnOf("Dead") } }),
  ]);
  bridge.putEvents({ Entries: [entryOf()] });
  await bridge.idle();
  expect(spy.facts).toContainEqual(expect.objectContaining({ kind: "target-failed", deadLettered: false }));
  expect(spy.facts).toContainEqual(
    expect.objectContaining({
      kind: "warning",
      text: expect.stringContaining("which is lost: NO_PERMISSIONS") as string,
    }),
  );
});

test("the trace header travels as the message's system attribute", async () => {
  const { bridge, queues } = startEventBridge([openQueueOf("Mail"), ...ruleToTarget({ arn: queueArnOf("Mail") })]);
  bridge.putEvents({ Entries: [{ ...entryOf(), TraceHeader: "Root=1-2-3" }] });
  await bridge.idle();
  expect(queues.peek("Mail")[0]?.attributes["AWSTraceHeader"]).toBe("Root=1-2-3");
});

/** Greeter behind a rule, if its policy lets somebody in for somebody. */
function startWithFunction(permission: { readonly principal: string; readonly sourceArn: string }) {
  const invoked: string[] = [];
  const resources = [...ruleToTarget({ arn: arnOf("greeter") }), permissionOf("greeter", permission)];
  const functions: Functions = {
    names: ["greeter"],
    arnOf,
    invoke: async (name, payload) => {
      invoked.push(`${name} ${payload}`);
      return { requestId: "1", statusCode: 200, payload: "{}", functionError: "Unhandled" };
    },
  };
  return { ...startEventBridge(resources, functions), invoked };
}

test("a function is invoked with the event, and what it makes of it is not the rule's business", async () => {
  const { bridge, spy, invoked } = startWithFunction({ principal: "events.amazonaws.com", sourceArn: RULE_ARN });
  bridge.putEvents({ Entries: [entryOf()] });
  await bridge.idle();
  expect(invoked).toEqual([expect.stringMatching(/^greeter {"version":"0",.*"detail":{"city":"Bern"}}$/)]);
  expect(spy.facts).toContainEqual(expect.objectContaining({ kind: "target-delivered", target: arnOf("greeter") }));
});

test.each([
  ["another service", { principal: "sns.amazonaws.com", sourceArn: RULE_ARN }],
  ["another rule", { principal: "events.amazonaws.com", sourceArn: `${RULE_ARN}Else` }],
])("a function that only lets %s in is not invoked", async (_who, permission) => {
  const { bridge, spy, invoked } = startWithFunction(permission);
  bridge.putEvents({ Entries: [entryOf()] });
  await bridge.idle();
  expect(invoked).toEqual([]);
  expect(spy.facts).toContainEqual(expect.objectContaining({ kind: "target-failed", code: "NO_PERMISSIONS" }));
  expect(spy.facts).toContainEqual(
    expect.objectContaining({
      kind: "access-denied",
      principal: "events.amazonaws.com",
      action: "lambda:InvokeFunction",
      resource: arnOf("greeter"),
    }),
  );
});

test("stop drops what waits for a retry", async () => {
  const { bridge, clock, bodiesIn } = startWithDeadLetters();
  bridge.faults.deliver = () => outage;
  bridge.putEvents({ Entries: [entryOf()] });
  await clock.advance(500);
  await bridge.stop();
  await clock.advance(24 * 60 * 60 * 1000);
  expect(bodiesIn("Dead")).toEqual([]);
});
