import { DynamoDBClient, ListTablesCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
} from "@aws-sdk/client-dynamodb-streams";
import {
  EventBridgeClient,
  ListConnectionsCommand,
  ListEventBusesCommand,
  ListRulesCommand,
  ListTargetsByRuleCommand,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
  TestEventPatternCommand,
} from "@aws-sdk/client-eventbridge";
import { ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import {
  DeleteMessageCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
  type Message,
} from "@aws-sdk/client-sqs";
import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bootGraph } from "./boot.ts";
import type { LocalCloud } from "./local-cloud.ts";
import { graphOf, queueArnOf, queueOf, resourceOf, streamArnOf, tableOf } from "./testing/graph-of.ts";
import { handlerProject, type HandlerProject } from "./testing/handler-project.ts";

// One client of each service, all told of one address and nothing else, as any program outside would be.

const openQueue = JSON.stringify({
  Statement: [
    { Effect: "Allow", Principal: { Service: "events.amazonaws.com" }, Action: "sqs:SendMessage", Resource: "*" },
  ],
});
const graph = graphOf([
  tableOf("Shelves"),
  queueOf("News", { policy: openQueue }),
  queueOf("Letters"),
  resourceOf("aws:cloudwatch/eventBus:EventBus", "Shop", { name: "Shop" }, {}),
  resourceOf("aws:s3/bucket:Bucket", "Photos", {}, { bucket: "shop-photos" }),
  resourceOf("aws:ssm/parameter:Parameter", "Open", { type: "String", value: "yes" }, { name: "/shop/open" }),
]);

let project: HandlerProject;
let cloud: LocalCloud;
let config: { readonly endpoint: string; readonly region: string; readonly credentials: typeof credentials };
const credentials = { accessKeyId: "anybody", secretAccessKey: "nothing" };

beforeAll(async () => {
  project = handlerProject({});
  cloud = await bootGraph({ project: project.folder }, async () => graph);
  config = { endpoint: cloud.endpoint, region: "eu-central-1", credentials };
});
afterAll(async () => {
  await cloud.stop();
  project.remove();
});

test("everything of the program is listed by the service that it belongs to", async () => {
  expect((await new DynamoDBClient(config).send(new ListTablesCommand({}))).TableNames).toEqual(["Shelves"]);
  const { QueueUrls } = await new SQSClient(config).send(new ListQueuesCommand({}));
  expect(QueueUrls).toEqual(["Letters", "News"].map((name) => `${cloud.endpoint}/000000000000/${name}`));
  const { EventBuses = [] } = await new EventBridgeClient(config).send(new ListEventBusesCommand({}));
  expect(EventBuses.map(({ Name }) => Name)).toEqual(["default", "Shop"]);
  const { Buckets = [] } = await new S3Client(config).send(new ListBucketsCommand({}));
  expect(Buckets.map(({ Name }) => Name)).toEqual(["shop-photos"]);
  const { Parameter } = await new SSMClient(config).send(new GetParameterCommand({ Name: "/shop/open" }));
  expect(Parameter?.Value).toBe("yes");
});

test("a row that is put is read from the table's stream, under the names of the program", async () => {
  await new DynamoDBClient(config).send(new PutItemCommand({ TableName: "Shelves", Item: { id: { S: "Dune" } } }));
  const streams = new DynamoDBStreamsClient(config);
  const { Streams } = await streams.send(new ListStreamsCommand({ TableName: "Shelves" }));
  expect(Streams).toEqual([
    { StreamArn: streamArnOf("Shelves"), TableName: "Shelves", StreamLabel: "2026-01-01T00:00:00.000" },
  ]);
  const StreamArn = streamArnOf("Shelves");
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }));
  const ShardId = StreamDescription?.Shards?.[0]?.ShardId;
  const from = { StreamArn, ShardId, ShardIteratorType: "TRIM_HORIZON" } as const;
  const { ShardIterator } = await streams.send(new GetShardIteratorCommand(from));
  const { Records, NextShardIterator } = await streams.send(new GetRecordsCommand({ ShardIterator }));
  expect(Records).toMatchObject([
    { eventName: "INSERT", awsRegion: "us-east-1", dynamodb: { NewImage: { id: { S: "Dune" } } } },
  ]);
  expect(NextShardIterator).toBeDefined();
});

test("an event that is put reaches a queue by a rule that a client made, and is received and deleted there", async () => {
  const events = new EventBridgeClient(config);
  const bus = { EventBusName: "Shop" };
  await events.send(new PutRuleCommand({ Name: "Opened", EventPattern: '{"detail":{"city":["Bern"]}}', ...bus }));
  await events.send(
    new PutTargetsCommand({ Rule: "Opened", Targets: [{ Id: "news", Arn: queueArnOf("News") }], ...bus }),
  );
  const { Rules } = await events.send(new ListRulesCommand(bus));
  expect(Rules).toMatchObject([{ Name: "Opened", State: "ENABLED" }]);
  const { Targets } = await events.send(new ListTargetsByRuleCommand({ Rule: "Opened", ...bus }));
  expect(Targets).toEqual([{ Id: "news", Arn: queueArnOf("News") }]);

  const entry = (city: string) => ({ Source: "shop", DetailType: "Opened", Detail: JSON.stringify({ city }), ...bus });
  const { Entries = [] } = await events.send(new PutEventsCommand({ Entries: [entry("Bern"), entry("Basel")] }));
  const { QueueUrl, message } = await receive("News");
  expect(JSON.parse(message?.Body ?? "")).toMatchObject({ id: Entries[0]?.EventId, detail: { city: "Bern" } });
  await new SQSClient(config).send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message?.ReceiptHandle }));
  expect(cloud.queues.depth("News")).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
});

test.each([
  ["the answer of GetQueueUrl", (name: string) => `${cloud.endpoint}/000000000000/${name}`],
  ["an URL of AWS's", (name: string) => `https://sqs.us-east-1.amazonaws.com/000000000000/${name}`],
  ["the bare name", (name: string) => name],
])("a queue is found by %s", async (_what, urlOf) => {
  const sqs = new SQSClient({ ...config, useQueueUrlAsEndpoint: false });
  const QueueUrl = urlOf("Letters");
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: "hello" }));
  const { message } = await receive("Letters");
  expect(message?.Body).toBe("hello");
  await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message?.ReceiptHandle }));
});

test("a pattern is tried on an event without a rule", async () => {
  const Event = JSON.stringify({
    id: "1",
    source: "shop",
    account: "000000000000",
    time: "2026-01-01T00:00:00Z",
    region: "us-east-1",
    "detail-type": "Opened",
    detail: { floor: 3 },
  });
  const ask = (EventPattern: string) =>
    new EventBridgeClient(config).send(new TestEventPatternCommand({ EventPattern, Event }));
  expect((await ask('{"detail":{"floor":[{"numeric":[">",2]}]}}')).Result).toBe(true);
  expect((await ask('{"detail":{"floor":[{"numeric":[">",3]}]}}')).Result).toBe(false);
  await expect(ask('{"detail":{"floor":3}}')).rejects.toMatchObject({ name: "InvalidEventPatternException" });
});

test("an operation that is not there is refused", async () => {
  await expect(new EventBridgeClient(config).send(new ListConnectionsCommand({}))).rejects.toMatchObject({
    name: "UnknownOperationException",
    $metadata: { httpStatusCode: 400 },
  });
});

async function receive(
  QueueName: string,
): Promise<{ readonly QueueUrl: string | undefined; readonly message?: Message }> {
  const sqs = new SQSClient(config);
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName }));
  const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 10 }));
  const message = Messages?.[0];
  return { QueueUrl, ...(message && { message }) };
}
