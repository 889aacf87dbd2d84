import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bootGraph } from "../boot.ts";
import type { ResourceGraph } from "../graph/graph.ts";
import { roleArnOf, roleOf } from "../iam/testing/graph.ts";
import type { LocalCloud } from "../local-cloud.ts";
import {
  buildOf,
  functionOf,
  graphOf,
  mappingOf,
  queueArnOf,
  queueOf,
  streamArnOf,
  tableArnOf,
  tableOf,
} from "../testing/graph-of.ts";
import { handlerProject, type HandlerProject } from "../testing/handler-project.ts";

// For every book on a shelf, a row in the log and a message; whoever may reads the messages.
const HANDLERS = {
  "announce.ts": `
    import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
    import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
    export const handler = async ({ Records: [{ dynamodb }] }) => {
      await new DynamoDBClient({}).send(new PutItemCommand({ TableName: "Log", Item: { id: dynamodb.Keys.id } }));
      const QueueUrl = process.env.NEWS_URL;
      await new SQSClient({}).send(new SendMessageCommand({ QueueUrl, MessageBody: dynamodb.Keys.id.S }));
    };`,
  "read.ts": "export const handler = () => {};",
};

const allow = (Resource: string, ...Action: readonly string[]): object => ({ Effect: "Allow", Action, Resource });
const stream = streamArnOf("Shelves");
const reading = allow(
  stream,
  "dynamodb:GetRecords",
  "dynamodb:GetShardIterator",
  "dynamodb:DescribeStream",
  "dynamodb:ListStreams",
);

/** @param rights What the role of Announce may do beside reading the stream; that of Read may do nothing. */
const graphWith = (...rights: readonly object[]): ResourceGraph =>
  graphOf(
    [
      tableOf("Shelves"),
      tableOf("Log", { streamEnabled: false }),
      queueOf("News"),
      functionOf("Announce", {
        role: roleArnOf("AnnounceRole"),
        environment: { variables: { NEWS_URL: "https://sqs.us-east-1.amazonaws.com/000000000000/News" } },
      }),
      roleOf("AnnounceRole", [reading, ...rights]),
      functionOf("Read", { role: roleArnOf("ReadRole") }),
      roleOf("ReadRole", []),
      mappingOf("FromShelves", stream, "Announce", { startingPosition: "TRIM_HORIZON" }),
      mappingOf("FromNews", queueArnOf("News"), "Read"),
    ],
    [buildOf("Announce", "announce.handler"), buildOf("Read", "read.handler")],
  );
const writing = allow(tableArnOf("Log"), "dynamodb:PutItem");

let project: HandlerProject;
let cloud: LocalCloud;
beforeAll(async () => {
  project = handlerProject(HANDLERS);
  const sending = allow(queueArnOf("News"), "sqs:SendMessage");
  cloud = await bootGraph({ project: project.folder }, async () => graphWith(writing, sending));
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

test("functions and mappings do what their roles allow", async () => {
  await put(cloud, "Dune");
  await cloud.spy.waitFor("message-sent", ({ queue, body }) => queue === "News" && body === "Dune");
  const denied = cloud.spy.facts.filter((fact) => fact.kind === "access-denied" && fact.principal.includes("Announce"));
  expect(denied).toEqual([]);
});

test("a mapping that AWS would refuse is named and does not run", async () => {
  const { text } = await cloud.spy.waitFor("warning", (fact) => fact.text.includes("FromNews"));
  expect(text).toBe(
    "AWS would refuse the mapping FromNews, so it does not run here: The provided execution role does not have permissions to call ReceiveMessage on SQS",
  );
  expect(cloud.spy.facts.filter(({ kind }) => kind === "message-received")).toEqual([]);
});

test("a call that the role does not allow fails inside the function with AWS's words", async () => {
  const lacking = await bootGraph({ project: project.folder }, async () => graphWith(writing));
  await put(lacking, "Emma");
  const { error } = await lacking.spy.waitFor("function-ended", ({ functionName }) => functionName === "Announce");
  await lacking.stop();
  expect(error).toBe(
    "AccessDenied: User: arn:aws:sts::000000000000:assumed-role/AnnounceRole/Announce is not authorized to perform: sqs:sendmessage on resource: arn:aws:sqs:us-east-1:000000000000:News because no identity-based policy allows the sqs:sendmessage action",
  );
});

test("with iam off, nobody asks", async () => {
  const open = await bootGraph({ project: project.folder, iam: "off" }, async () => graphWith());
  await put(open, "Ulysses");
  await open.spy.waitFor("message-deleted", ({ queue, body }) => queue === "News" && body === "Ulysses");
  expect(open.spy.facts.filter(({ kind }) => kind === "access-denied")).toEqual([]);
  await open.stop();
});
