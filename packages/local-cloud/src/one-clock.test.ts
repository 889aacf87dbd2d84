import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bootGraph } from "./boot.ts";
import type { LocalCloud } from "./local-cloud.ts";
import { createManualClock } from "./manual-clock.ts";
import { openQueueOf, ruleOf, targetOf } from "./services/eventbridge/testing/start-event-bridge.ts";
import type { FactOf } from "./spy/facts.ts";
import {
  buildOf,
  functionOf,
  graphOf,
  mappingOf,
  queueArnOf,
  queueOf,
  streamArnOf,
  tableOf,
} from "./testing/graph-of.ts";
import { handlerProject, type HandlerProject } from "./testing/handler-project.ts";

/**
 * Everything that waits in a booted graph waits on one clock. The tests move it by hours and days; each takes real time for
 * the work of real functions only.
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

// They fail until the time that they are told; the log says when they were called, by their own clock.
const HANDLERS = {
  "handle.ts": `
    export const handler = async ({ Records }) => {
      console.log(process.env.AWS_LAMBDA_FUNCTION_NAME, "called at", new Date().toISOString());
      const texts = Records.map(({ body, dynamodb }) => body ?? dynamodb.NewImage.until.S);
      if (texts.some((until) => Date.now() < Date.parse(until))) throw new Error("not yet");
    };`,
};

const deadLetters = (queue: string, maxReceiveCount: number): string =>
  JSON.stringify({ deadLetterTargetArn: queueArnOf(queue), maxReceiveCount });

const graph = graphOf(
  [
    // A rule whose target never takes anything.
    openQueueOf("Target"),
    openQueueOf("TargetDead", { messageRetentionSeconds: (14 * DAY) / 1000 }),
    ruleOf("Everything", { source: ["shop"] }),
    targetOf("Everything", {
      arn: queueArnOf("Target"),
      deadLetterConfig: { arn: queueArnOf("TargetDead") },
    }),
    // A queue that nobody reads, one that is read, and one where what failed too often ends.
    queueOf("Kept", { messageRetentionSeconds: (4 * DAY) / 1000 }),
    queueOf("Mail", {
      visibilityTimeoutSeconds: (20 * MINUTE) / 1000,
      redrivePolicy: deadLetters("MailDead", 12),
      messageRetentionSeconds: (4 * DAY) / 1000,
    }),
    queueOf("MailDead", { messageRetentionSeconds: (14 * DAY) / 1000 }),
    queueOf("Failed"),
    tableOf("Shelves"),
    functionOf("Read"),
    functionOf("Announce"),
    mappingOf("FromMail", queueArnOf("Mail"), "Read"),
    mappingOf("FromShelves", streamArnOf("Shelves"), "Announce", {
      startingPosition: "TRIM_HORIZON",
      maximumRecordAgeInSeconds: (20 * HOUR) / 1000,
      destinationConfig: { onFailure: { destinationArn: queueArnOf("Failed") } },
    }),
  ],
  ["Read", "Announce"].map((name) => buildOf(name, "handle.handler")),
);

const clock = createManualClock();
let project: HandlerProject;
let cloud: LocalCloud;

beforeAll(async () => {
  project = handlerProject(HANDLERS);
  cloud = await bootGraph({ project: project.folder, iam: "off", clock }, async () => graph);
});
afterAll(async () => {
  await cloud.stop();
  project.remove();
});

const inHours = (hours: number): string => new Date(clock.now() + hours * HOUR).toISOString();

/** The hours since `from`, to three digits, at which a function was called, as it saw them itself. */
function hoursOf(functionName: string, from: number): readonly number[] {
  return cloud.spy.facts.flatMap((fact) => {
    if (fact.kind !== "function-log" || fact.functionName !== functionName || fact.at < from) return [];
    const [, called] = fact.line.split(" called at ");
    return called === undefined ? [] : Math.round((1000 * (Date.parse(called) - from)) / HOUR) / 1000;
  });
}

function settings() {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  return { endpoint: cloud.endpoint, region: cloud.region, credentials };
}

async function shelve(id: string, until: string): Promise<void> {
  const client = new DynamoDBClient(settings());
  await client.send(new PutItemCommand({ TableName: "Shelves", Item: { id: { S: id }, until: { S: until } } }));
  client.destroy();
}

test("a target that fails for a day is retried for 24 hours or 185 times, then its DLQ keeps the event for 14 days", async () => {
  cloud.faults.deliver = () => ({ code: "THROTTLING", message: "Rate exceeded", retryable: true });
  const client = new EventBridgeClient(settings());
  const begun = clock.now();
  await client.send(new PutEventsCommand({ Entries: [{ Source: "shop", DetailType: "Opened", Detail: "{}" }] }));
  client.destroy();

  await clock.advance(DAY);
  const given = cloud.spy.facts.find((fact): fact is FactOf<"target-failed"> => fact.kind === "target-failed");
  expect(given).toMatchObject({ code: "THROTTLING", deadLettered: true });
  expect(given?.attempts).toBeGreaterThan(150);
  expect(given?.attempts).toBeLessThanOrEqual(186);
  expect(given?.at ?? 0).toBeGreaterThan(begun + 20 * HOUR);
  const [dead] = cloud.queues.peek("TargetDead");
  expect(dead?.messageAttributes["EXHAUSTED_RETRY_CONDITION"]?.StringValue).toMatch(
    /^Maximum(RetryAttempts|EventAgeInSeconds)$/,
  );

  await clock.advance(13 * DAY);
  expect(cloud.queues.depth("TargetDead").visible).toBe(1);
  await clock.advance(DAY + HOUR);
  expect(cloud.queues.depth("TargetDead").visible).toBe(0);
  cloud.faults.clear();
});

test("a message comes back when its visibility ends, hour after hour, until its function takes it", async () => {
  const begun = clock.now();
  await cloud.queues.send("Mail", inHours(2));
  await clock.advance(3 * HOUR);
  expect(hoursOf("Read", begun)).toEqual([0, 0.333, 0.667, 1, 1.333, 1.667, 2]);
  expect(cloud.queues.depth("Mail")).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
});

test("one that fails for longer goes to the DLQ, and is gone 14 days after it was sent", async () => {
  const begun = clock.now();
  await cloud.queues.send("Mail", inHours(1000));
  await clock.advance(5 * HOUR);
  expect(hoursOf("Read", begun)).toHaveLength(12);
  expect(cloud.queues.depth("MailDead").visible).toBe(1);
  await clock.advance(14 * DAY - 5 * HOUR - 1);
  expect(cloud.queues.depth("MailDead").visible).toBe(1);
  await clock.advance(1);
  expect(cloud.queues.depth("MailDead").visible).toBe(0);
});

test("a message that nobody reads is kept for four days; one with a delay appears after it", async () => {
  await cloud.queues.send("Kept", "now");
  await cloud.queues.send("Kept", "later", {}, { delaySeconds: 900 });
  await clock.advance(15 * MINUTE - 1);
  expect(cloud.queues.depth("Kept")).toMatchObject({ visible: 1, delayed: 1 });
  await clock.advance(1);
  expect(cloud.queues.depth("Kept")).toMatchObject({ visible: 2, delayed: 0 });
  await clock.advance(4 * DAY - 15 * MINUTE - 1);
  expect(cloud.queues.depth("Kept").visible).toBe(2);
  await clock.advance(1);
  expect(cloud.queues.depth("Kept").visible).toBe(0);
});

test("a batch of a stream is retried with back-off until its function takes it", async () => {
  const begun = clock.now();
  await shelve("patient", inHours(2));
  await clock.advance(3 * HOUR);
  const hours = hoursOf("Announce", begun);
  expect(hours.at(-1)).toBeGreaterThanOrEqual(2);
  expect(hours.at(-1)).toBeLessThan(2.02);
  // At first within seconds, later once or twice a minute.
  expect(hours.length).toBeGreaterThan(100);
  expect(hours.length).toBeLessThan(400);
  expect(cloud.queues.depth("Failed").visible).toBe(0);
});

test("a record older than its mapping allows is given up, and its place in the stream told", async () => {
  await shelve("hopeless", inHours(1000));
  await clock.advance(19 * HOUR);
  expect(cloud.queues.depth("Failed").visible).toBe(0);
  await clock.advance(2 * HOUR);
  const [told] = cloud.queues.peek("Failed");
  expect(JSON.parse(told?.body ?? "{}")).toMatchObject({ requestContext: { condition: "RecordAgeExceeded" } });
});
