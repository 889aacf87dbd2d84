import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { createServer } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bootGraph } from "./boot.ts";
import type { ResourceGraph } from "./graph/graph.ts";
import type { LocalCloud, LocalCloudOptions } from "./local-cloud.ts";
import {
  buildOf,
  functionOf,
  graphOf,
  mappingOf,
  queueArnOf,
  queueOf,
  resourceOf,
  streamArnOf,
  tableOf,
} from "./testing/graph-of.ts";
import { handlerProject, type HandlerProject } from "./testing/handler-project.ts";

// A book that is put on a shelf is announced on a queue; whoever reads the queue says so.
const HANDLERS = {
  "announce.ts": `
    import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
    const sqs = new SQSClient({});
    export const handler = async ({ Records }) => {
      for (const { eventName, dynamodb } of Records) {
        const MessageBody = eventName + " " + dynamodb.Keys.id.S;
        await sqs.send(new SendMessageCommand({ QueueUrl: process.env.NEWS_URL, MessageBody }));
      }
    };`,
  "read.ts": 'export const handler = ({ Records }) => { for (const { body } of Records) console.log("read:", body); };',
};

const shelves: ResourceGraph = graphOf(
  [
    tableOf("Shelves"),
    queueOf("News"),
    functionOf("Announce", {
      environment: { variables: { NEWS_URL: "https://sqs.us-east-1.amazonaws.com/000000000000/News" } },
    }),
    functionOf("Read"),
    mappingOf("FromShelves", streamArnOf("Shelves"), "Announce", { startingPosition: "TRIM_HORIZON" }),
    mappingOf("FromNews", queueArnOf("News"), "Read"),
    resourceOf("aws:kinesis/stream:Stream", "Clicks", {}, {}),
    resourceOf("aws:iam/role:Role", "ReadRole", {}, {}),
  ],
  [buildOf("Announce", "announce.handler"), buildOf("Read", "read.handler")],
);

let project: HandlerProject;
let cloud: LocalCloud;
const steps: string[] = [];

// These functions have no roles; what roles do is tested in src/iam.
const boot = (graph: ResourceGraph, options: Partial<LocalCloudOptions> = {}): Promise<LocalCloud> =>
  bootGraph({ project: project.folder, iam: "off", ...options }, async () => graph);

beforeAll(async () => {
  project = handlerProject(HANDLERS);
  cloud = await boot(shelves, {
    onProgress: ({ title, milliseconds }) => steps.push(`${milliseconds === undefined ? "begin" : "end"} ${title}`),
  });
});
afterAll(async () => {
  await cloud.stop();
  project.remove();
});

async function put(into: LocalCloud, id: string): Promise<void> {
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new DynamoDBClient({ endpoint: into.endpoint, region: into.region, credentials });
  await client.send(new PutItemCommand({ TableName: "Shelves", Item: { id: { S: id } } }));
  client.destroy();
}

test("a row travels through stream, function, queue and function", async () => {
  await put(cloud, "Dune");
  await cloud.spy.waitFor(
    "function-log",
    ({ functionName, line }) => functionName === "Read" && line === "read: INSERT Dune",
  );
  await cloud.spy.waitFor("message-deleted", ({ queue, body }) => queue === "News" && body === "INSERT Dune");
  const kinds = new Set(cloud.spy.facts.map(({ kind }) => kind));
  expect([...kinds]).toEqual(
    expect.arrayContaining(["row-changed", "message-sent", "message-received", "function-ended"]),
  );
  expect(cloud.queues.depth("News")).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
});

test("each step of the boot is told before and after it", () => {
  expect(steps[0]).toBe("begin Start DynamoDB Local");
  for (const title of [
    "Start DynamoDB Local",
    "Bundle the functions",
    "Create the tables",
    "Start the event source mappings",
  ]) {
    expect(steps.filter((step) => step.endsWith(title))).toEqual([`begin ${title}`, `end ${title}`]);
  }
});

test("what is not emulated is named once, what needs no emulation is not", () => {
  expect([...cloud.notEmulated]).toEqual([["aws:kinesis/stream:Stream", 1]]);
  const warnings = cloud.spy.facts.flatMap((fact) => (fact.kind === "warning" ? fact.text : []));
  expect(warnings).toEqual(["aws:kinesis/stream:Stream is not emulated (1 in the graph)"]);
});

test("a function is invoked by its physical name, and names lead from the program to AWS", async () => {
  expect(cloud.functions.names).toEqual(["Announce", "Read"]);
  expect(cloud.physicalName("aws:sqs/queue:Queue", "News")).toBe("News");
  const { payload } = await cloud.functions.invoke("Read", '{"Records":[{"body":"by hand"}]}');
  expect(payload).toBe("null");
});

test("two at once have addresses and rows of their own, and the end of one leaves the other", async () => {
  const other = await boot(shelves);
  expect(other.endpoint).not.toBe(cloud.endpoint);
  await put(other, "Emma");
  await other.spy.waitFor("function-log", ({ line }) => line === "read: INSERT Emma");
  await other.stop();
  await put(cloud, "Ulysses");
  await cloud.spy.waitFor("function-log", ({ line }) => line === "read: INSERT Ulysses");
  expect(JSON.stringify(cloud.spy.facts)).not.toContain("Emma");
});

test("stop frees the port, twice without harm", async () => {
  const short = await boot(graphOf([queueOf("News")]));
  const port = Number(new URL(short.endpoint).port);
  await short.stop();
  await short.stop();
  expect(await isFree(port)).toBe(true);
});

test("a boot that fails ends what it had started", async () => {
  const port = await freePort();
  const broken = graphOf(
    [functionOf("Read"), mappingOf("FromNowhere", queueArnOf("Nowhere"), "Read")],
    [buildOf("Read", "read.handler")],
  );
  await expect(boot(broken, { port })).rejects.toMatchObject({
    code: "GRAPH_UNSUPPORTED",
    sentence: `mapping FromNowhere reads ${queueArnOf("Nowhere")}, which the graph does not have`,
  });
  expect(await isFree(port)).toBe(true);
});

test("a graph that cannot be had ends what had been started by then, and its reason is kept", async () => {
  const reason = new Error("the program is wrong");
  await expect(bootGraph({ project: project.folder }, () => Promise.reject(reason))).rejects.toBe(reason);
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
      .once("error", () => resolve(false))
      .listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
