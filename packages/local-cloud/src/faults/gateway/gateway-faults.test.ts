import { GetItemCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterEach, expect, test } from "vitest";
import { graphOf, queueOf, resourceOf } from "../../testing/graph-of.ts";
import { startGateway } from "../../services/gateway/gateway.ts";
import { serveJson } from "../../services/gateway/json-protocol.ts";
import { startS3 } from "../../services/s3/s3.ts";
import type { Queues } from "../../services/sqs/queues.ts";
import { createSqs } from "../../services/sqs/sqs.ts";
import type { FaultKind } from "../kinds.ts";
import { strikeWith, type TestInjector } from "../testing/strike-with.ts";
import { withGatewayFaults } from "./with-gateway-faults.ts";

const ends: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

interface TestGateway extends TestInjector {
  readonly endpoint: string;
  readonly queues: Queues;
}

/** SQS, S3 and a stand-in for DynamoDB, of which the first request meets the fault. */
async function start(kind: FaultKind, lastsMs?: number): Promise<TestGateway> {
  const struck = strikeWith({ kind, rate: 1, most: 1, ...(lastsMs !== undefined && { lastsMs }) });
  const { clock, spy, injector } = struck;
  const graph = graphOf([queueOf("Mail"), resourceOf("aws:s3/bucket:Bucket", "Files", {}, { bucket: "files" })]);
  const gateway = await startGateway({ warn: (text) => spy.tell({ kind: "warning", text }) });
  ends.push(() => gateway.stop());
  const sqs = createSqs({ graph, endpoint: gateway.endpoint, clock, spy });
  const s3 = await startS3({ graph, spy });
  ends.push(() => s3.stop());
  const dynamodb = serveJson({ target: "DynamoDB_20120810", version: "1.0", operations: { GetItem: () => ({}) } });
  for (const service of [...sqs.mounted, ...s3.mounted, dynamodb]) {
    gateway.mount(withGatewayFaults(service, injector, () => "Announce"));
  }
  return { ...struck, endpoint: gateway.endpoint, queues: sqs.queues };
}

const settingsFor = (endpoint: string, maxAttempts: number) => ({
  endpoint,
  region: "us-east-1",
  credentials: { accessKeyId: "ASIAANNOUNCE", secretAccessKey: "local" },
  maxAttempts,
});

/** For a request that is never answered; one that is may take as long as a busy machine needs. */
const IMPATIENT = { requestHandler: { requestTimeout: 50, throwOnRequestTimeout: true } };

function sendMail({ endpoint, queues }: TestGateway, maxAttempts: number, patience: object = {}): Promise<unknown> {
  const client = new SQSClient({ ...settingsFor(endpoint, maxAttempts), ...patience });
  ends.push(() => client.destroy());
  return client.send(new SendMessageCommand({ QueueUrl: queues.urlOf("Mail"), MessageBody: "hello" }));
}

const sent = ({ queues }: TestGateway): number => queues.depth("Mail").visible;

test.each([
  ["throttled", { name: "RequestThrottled", $fault: "client" }],
  ["server-error", { name: "InternalFailure", $metadata: { httpStatusCode: 500 } }],
  ["connection-cut", { code: "ECONNRESET" }],
] as const)("a request that meets %s has no effect, and a client that tries again succeeds", async (kind, error) => {
  const alone = await start(kind);
  await expect(sendMail(alone, 1)).rejects.toMatchObject(error);
  expect(sent(alone)).toBe(0);

  const again = await start(kind);
  await sendMail(again, 2);
  expect(sent(again)).toBe(1);
  expect(again.injected()).toMatchObject([
    { fault: kind, service: "sqs", operation: "SendMessage", resource: "Mail", caller: "Announce", call: 1 },
  ]);
});

test("a lost answer leaves the effect, and a client that tries again has it twice", async () => {
  const alone = await start("answer-lost");
  await expect(sendMail(alone, 1)).rejects.toMatchObject({ code: "ECONNRESET" });
  expect(sent(alone)).toBe(1);

  const again = await start("answer-lost");
  await sendMail(again, 2);
  expect(sent(again)).toBe(2);
});

test("a request that is never answered has no effect, and a client that waits for a time gives up", async () => {
  const never = await start("no-answer");
  await expect(sendMail(never, 1, IMPATIENT)).rejects.toMatchObject({ name: "TimeoutError" });
  expect(sent(never)).toBe(0);
});

test("no answer can last as long as a rule says, and a client that tries again then succeeds", async () => {
  const short = await start("no-answer", 50);
  await expect(sendMail(short, 1)).rejects.toMatchObject({ code: "ECONNRESET" });
  expect(sent(short)).toBe(0);

  const again = await start("no-answer", 50);
  await sendMail(again, 2);
  expect(sent(again)).toBe(1);
});

test.each([
  ["throttled", "SlowDown", "ThrottlingException"],
  ["server-error", "InternalError", "InternalServerError"],
] as const)("S3 and DynamoDB have words of their own for %s", async (kind, ofS3, ofDynamoDb) => {
  const { endpoint } = await start(kind);
  const s3 = new S3Client({ ...settingsFor(endpoint, 1), forcePathStyle: true });
  const dynamodb = new DynamoDBClient(settingsFor(endpoint, 1));
  ends.push(
    () => s3.destroy(),
    () => dynamodb.destroy(),
  );
  const put = new PutObjectCommand({ Bucket: "files", Key: "a/b", Body: "text" });
  await expect(s3.send(put)).rejects.toMatchObject({ name: ofS3 });
  const get = new GetItemCommand({ TableName: "Shelves", Key: { id: { S: "1" } } });
  await expect(dynamodb.send(get)).rejects.toMatchObject({ name: ofDynamoDb });
});

test("a lost answer of S3 leaves the object", async () => {
  const gateway = await start("answer-lost");
  const s3 = new S3Client({ ...settingsFor(gateway.endpoint, 1), forcePathStyle: true });
  ends.push(() => s3.destroy());
  const put = new PutObjectCommand({ Bucket: "files", Key: "a/b", Body: "text" });
  await expect(s3.send(put)).rejects.toMatchObject({ code: "ECONNRESET" });
  await gateway.spy.waitFor(
    "object-written",
    ({ bucket, key, size }) => bucket === "files" && key === "a/b" && size === 4,
  );
  expect(gateway.injected()).toMatchObject([{ service: "s3", operation: "PutObject", resource: "files" }]);
});

test("SQS's older protocol is refused in XML", async () => {
  const { endpoint } = await start("throttled");
  const answer = await fetch(endpoint, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ Action: "SendMessage", QueueUrl: `${endpoint}/000000000000/Mail`, MessageBody: "hi" }),
  });
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain("<Code>RequestThrottled</Code>");
});
