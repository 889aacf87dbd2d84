import { BatchWriteItemCommand, DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bootGraph } from "../boot.ts";
import { roleArnOf, roleOf } from "../iam/testing/graph.ts";
import type { LocalCloud } from "../local-cloud.ts";
import { busArnOf, busOf, openQueueOf, ruleOf, targetOf } from "../services/eventbridge/testing/start-event-bridge.ts";
import { buildOf, functionOf, graphOf, mappingOf, queueArnOf, streamArnOf, tableOf } from "../testing/graph-of.ts";
import { handlerProject, type HandlerProject } from "../testing/handler-project.ts";
import { describePlace } from "./place.ts";
import { planFaults } from "./plan-faults.ts";

// A row becomes an event, the event a message, the message a row of another table.
const HANDLERS = {
  "announce.ts": `
    import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
    const events = new EventBridgeClient({});
    export const handler = async ({ Records }) => {
      for (const { dynamodb } of Records) {
        const Detail = JSON.stringify({ id: dynamodb.Keys.id.S });
        const entry = { EventBusName: "Facts", Source: "shop", DetailType: "Shelved", Detail };
        const { FailedEntryCount } = await events.send(new PutEventsCommand({ Entries: [entry] }));
        if (FailedEntryCount) throw new Error("refused");
      }
    };`,
  "read.ts": `
    import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
    const dynamodb = new DynamoDBClient({});
    export const handler = async ({ Records }) => {
      for (const { body } of Records) {
        const { id } = JSON.parse(body).detail;
        await dynamodb.send(new PutItemCommand({ TableName: "Seen", Item: { id: { S: id } } }));
      }
    };`,
};

const shelves = graphOf(
  [
    tableOf("Shelves"),
    tableOf("Seen", { streamEnabled: false }),
    busOf("Facts"),
    openQueueOf("News", { visibilityTimeoutSeconds: 2 }),
    ruleOf("Everything", { source: ["shop"] }, { eventBusName: "Facts" }),
    targetOf("Everything", { arn: queueArnOf("News"), eventBusName: busArnOf("Facts") }),
    ...["Announce", "Read"].flatMap((name) => [
      functionOf(name, { role: roleArnOf(name), timeout: 2 }),
      roleOf(name, [{ Effect: "Allow", Action: "*", Resource: "*" }]),
    ]),
    mappingOf("FromShelves", streamArnOf("Shelves"), "Announce", { startingPosition: "TRIM_HORIZON", batchSize: 1 }),
    mappingOf("FromNews", queueArnOf("News"), "Read", { batchSize: 1 }),
  ],
  [buildOf("Announce", "announce.handler"), buildOf("Read", "read.handler")],
);

const ROWS = Array.from({ length: 40 }, (_, index) => `row-${index}`);

/** Of every kind some, and then no more: what each place meets lies within the calls that every run makes. */
const PLAN = planFaults({
  seed: 20261123,
  rules: [
    { kind: "expired-iterator", rate: 1, most: 1 },
    { kind: "no-answer", rate: 0.1, most: 1, lastsMs: 300 },
    { kind: "function-hangs", rate: 0.1, most: 1, lastsMs: 50 },
    { kind: "out-of-order", rate: 0.2, most: 1, lastsMs: 100 },
    ...(
      [
        "throttled",
        "server-error",
        "connection-cut",
        "answer-lost",
        "half-failed",
        "delivery-failed",
        "delivered-twice",
        "received-twice",
        "function-throttled",
        "function-throws",
        "function-out-of-memory",
        "function-dies",
        "reader-restarted",
      ] as const
    ).map((kind) => ({ kind, rate: 0.2, most: 1 })),
  ],
});

let project: HandlerProject;
beforeAll(() => {
  project = handlerProject(HANDLERS);
});
afterAll(() => project.remove());

test(
  "two runs of one seed meet the same faults, and with all of them nothing is lost",
  { timeout: 60_000 },
  async () => {
    const [one, other] = await Promise.all([run(), run()]);
    expect(other.injected).toEqual(one.injected);
    expect(new Set(one.injected.map((line) => line.split(" ")[0]))).toEqual(
      new Set(PLAN.rules.map(({ kind }) => kind)),
    );
    expect([one.seen, other.seen]).toEqual([ROWS.toSorted(), ROWS.toSorted()]);
  },
);

async function run(): Promise<{ injected: readonly string[]; seen: readonly string[] }> {
  const cloud = await bootGraph({ project: project.folder }, async () => shelves);
  try {
    cloud.faults.plan = PLAN;
    await write(cloud);
    await untilSeen(cloud);
    const faults = cloud.spy.facts.filter((fact) => fact.kind === "fault-injected");
    const injected = faults.map((fact) => `${fact.fault} ${describePlace(fact)} ${fact.call}`);
    return { injected: injected.toSorted(), seen: await scan(cloud) };
  } finally {
    await cloud.stop();
  }
}

function clientOf({ endpoint, region }: LocalCloud): DynamoDBClient {
  return new DynamoDBClient({ endpoint, region, credentials: { accessKeyId: "local", secretAccessKey: "local" } });
}

async function write(cloud: LocalCloud): Promise<void> {
  const client = clientOf(cloud);
  for (let from = 0; from < ROWS.length; from += 25) {
    const puts = ROWS.slice(from, from + 25).map((id) => ({ PutRequest: { Item: { id: { S: id } } } }));
    await client.send(new BatchWriteItemCommand({ RequestItems: { Shelves: puts } }));
  }
  client.destroy();
}

/** Waits until every row has gone its whole way, and every message that came more than once is gone as well. */
async function untilSeen({ spy, queues }: LocalCloud): Promise<void> {
  const gone = new Set<string>();
  await spy.waitFor(
    "message-deleted",
    ({ body }) => {
      gone.add((JSON.parse(body) as { detail: { id: string } }).detail.id);
      const { visible, inFlight, delayed } = queues.depth("News");
      return gone.size === ROWS.length && visible + inFlight + delayed === 0;
    },
    50_000,
  );
}

async function scan(cloud: LocalCloud): Promise<readonly string[]> {
  const client = clientOf(cloud);
  const { Items = [] } = await client.send(new ScanCommand({ TableName: "Seen" }));
  client.destroy();
  return Items.map(({ id }) => id?.S ?? "").toSorted();
}
