import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import {
  GetObjectCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { ListQueuesCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestIam, type TestIam } from "./testing/start-iam.ts";

const READER = "arn:aws:sts::000000000000:assumed-role/ReaderRole/Reader";
const because = (action: string): string => `because no identity-based policy allows the ${action} action`;

let may: TestIam;
let mayNot: TestIam;
beforeAll(async () => {
  may = await startTestIam({ Effect: "Allow", Action: "*", Resource: "*" });
  mayNot = await startTestIam();
});
afterAll(async () => {
  await may.stop();
  await mayNot.stop();
});

/** Asks as the function Reader. */
const sqs = (started: TestIam) => new SQSClient(started.asReader);
const s3 = (started: TestIam) => new S3Client(started.asReader);
const send = ({ endpoint }: TestIam) =>
  new SendMessageCommand({ QueueUrl: `${endpoint}/000000000000/Mail`, MessageBody: "hello" });

test("what the role allows goes through", async () => {
  expect(await sqs(may).send(send(may))).toMatchObject({ MessageId: expect.any(String) as string });
  await s3(may).send(new PutObjectCommand({ Bucket: "photos", Key: "a b", Body: "light" }));
  const { Body } = await s3(may).send(new GetObjectCommand({ Bucket: "photos", Key: "a b" }));
  expect(await Body?.transformToString()).toBe("light");
  expect(may.denied()).toEqual([]);
});

test("a body is as long behind the guard as before it", async () => {
  const text = "ä".repeat(500_000);
  const { accessKeyId } = may.asReader.credentials;
  const answer = await fetch(may.endpoint, {
    method: "POST",
    headers: {
      "x-amz-target": "DynamoDB_20120810.PutItem",
      authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/a/b/dynamodb/aws4_request`,
    },
    body: JSON.stringify({ TableName: "Shelves", text }),
  });
  expect(await answer.json()).toEqual({ TableName: "Shelves", text });
});

test("keys that no function has are those of whoever runs the local cloud, who may do everything", async () => {
  const client = new SQSClient(mayNot.asDeveloper);
  expect(await client.send(send(mayNot))).toMatchObject({ MessageId: expect.any(String) as string });
  expect(await client.send(new ListQueuesCommand({}))).toMatchObject({
    QueueUrls: [`${mayNot.endpoint}/000000000000/Mail`],
  });
});

test("SQS refuses with 403, the action in lower case, and the code of its older clients", async () => {
  await expect(sqs(mayNot).send(send(mayNot))).rejects.toMatchObject({
    name: "AccessDenied",
    message: `User: ${READER} is not authorized to perform: sqs:sendmessage on resource: arn:aws:sqs:us-east-1:000000000000:Mail ${because("sqs:sendmessage")}`,
    $metadata: { httpStatusCode: 403 },
  });
});

test("SQS refuses in its older protocol as well", async () => {
  const { accessKeyId } = mayNot.asReader.credentials;
  const answer = await fetch(mayNot.endpoint, {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/us-east-1/sqs/aws4_request`,
    },
    body: "Action=ListQueues",
  });
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain(
    `<Code>AccessDenied</Code><Message>User: ${READER} is not authorized to perform: sqs:listqueues on resource: * `,
  );
});

test("S3 refuses with the resource in quotes, or without one", async () => {
  await expect(
    s3(mayNot).send(new PutObjectCommand({ Bucket: "photos", Key: "a b", Body: "x" })),
  ).rejects.toMatchObject({
    name: "AccessDenied",
    message: `User: ${READER} is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::photos/a b" ${because("s3:PutObject")}`,
    $metadata: { httpStatusCode: 403 },
  });
  await expect(s3(mayNot).send(new ListBucketsCommand({}))).rejects.toMatchObject({
    message: `User: ${READER} is not authorized to perform: s3:ListAllMyBuckets ${because("s3:ListAllMyBuckets")}`,
  });
  await expect(s3(mayNot).send(new HeadObjectCommand({ Bucket: "photos", Key: "a" }))).rejects.toMatchObject({
    $metadata: { httpStatusCode: 403 },
  });
});

test("DynamoDB, EventBridge and SSM refuse with AccessDeniedException and 400", async () => {
  const put = new PutItemCommand({ TableName: "Shelves", Item: { id: { S: "Dune" } } });
  await expect(new DynamoDBClient(mayNot.asReader).send(put)).rejects.toMatchObject({
    name: "AccessDeniedException",
    message: `User: ${READER} is not authorized to perform: dynamodb:PutItem on resource: arn:aws:dynamodb:us-east-1:000000000000:table/Shelves ${because("dynamodb:PutItem")}`,
    $metadata: { httpStatusCode: 400 },
  });
  const Entries = [{ EventBusName: "Shop", Source: "shop", DetailType: "Opened", Detail: "{}" }];
  await expect(new EventBridgeClient(mayNot.asReader).send(new PutEventsCommand({ Entries }))).rejects.toMatchObject({
    name: "AccessDeniedException",
    message: `User: ${READER} is not authorized to perform: events:PutEvents on resource: arn:aws:events:us-east-1:000000000000:event-bus/Shop ${because("events:PutEvents")}`,
    $metadata: { httpStatusCode: 400 },
  });
  await expect(
    new SSMClient(mayNot.asReader).send(new GetParameterCommand({ Name: "/shop/open" })),
  ).rejects.toMatchObject({
    name: "AccessDeniedException",
    message: `User: ${READER} is not authorized to perform: ssm:GetParameter on resource: arn:aws:ssm:us-east-1:000000000000:parameter/shop/open ${because("ssm:GetParameter")}`,
  });
});

test("SES and Lambda refuse with 403 and their exception in a header, SES in words of its own", async () => {
  const { accessKeyId } = mayNot.asReader.credentials;
  const post = (scope: string, path: string, body: object): Promise<Response> =>
    fetch(`${mayNot.endpoint}${path}`, {
      method: "POST",
      headers: { authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/us-east-1/${scope}/aws4_request` },
      body: JSON.stringify(body),
    });
  const mail = await post("ses", "/v2/email/outbound-emails", { FromEmailAddress: "shop@example.com" });
  expect([mail.status, mail.headers.get("x-amzn-errortype"), await mail.json()]).toEqual([
    403,
    "AccessDeniedException",
    {
      message: `User \`${READER}' is not authorized to perform \`ses:SendEmail' on resource \`arn:aws:ses:us-east-1:000000000000:identity/shop@example.com'`,
    },
  ]);
  const invoked = await post("lambda", "/2015-03-31/functions/Items/invocations", {});
  expect([invoked.status, invoked.headers.get("x-amzn-errortype"), await invoked.json()]).toEqual([
    403,
    "AccessDeniedException",
    {
      Message: `User: ${READER} is not authorized to perform: lambda:InvokeFunction on resource: arn:aws:lambda:us-east-1:000000000000:function:Items ${because("lambda:InvokeFunction")}`,
    },
  ]);
});

test("the right to send as a domain is one to send as its addresses", async () => {
  const Resource = "arn:aws:ses:us-east-1:000000000000:identity/example.com";
  const started = await startTestIam({ Effect: "Allow", Action: "ses:SendEmail", Resource });
  const { accessKeyId } = started.asReader.credentials;
  const sendAs = async (FromEmailAddress: string): Promise<number> => {
    const answer = await fetch(`${started.endpoint}/v2/email/outbound-emails`, {
      method: "POST",
      headers: { authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/us-east-1/ses/aws4_request` },
      body: JSON.stringify({ FromEmailAddress }),
    });
    return answer.status;
  };
  expect([await sendAs("shop@example.com"), await sendAs("shop@example.org")]).toEqual([200, 403]);
  await started.stop();
});

test("an explicit deny is said to be one, and the spy hears which statement it is", async () => {
  const started = await startTestIam(
    { Effect: "Allow", Action: "*", Resource: "*" },
    { Sid: "NoMail", Effect: "Deny", Action: "sqs:*", Resource: "*" },
  );
  await expect(sqs(started).send(send(started))).rejects.toThrow("with an explicit deny in an identity-based policy");
  expect(started.denied()).toEqual([
    {
      kind: "access-denied",
      at: expect.any(Number) as number,
      principal: READER,
      action: "sqs:SendMessage",
      resource: "arn:aws:sqs:us-east-1:000000000000:Mail",
      reason: "with an explicit deny in an identity-based policy: statement NoMail of policy inline of role ReaderRole",
    },
  ]);
  await started.stop();
});

test("each refusal is a fact, and each kind of it one warning", async () => {
  const started = await startTestIam();
  for (let times = 0; times < 3; times++)
    await expect(sqs(started).send(send(started))).rejects.toThrow("is not authorized to perform");
  await expect(sqs(started).send(new ListQueuesCommand({}))).rejects.toThrow("is not authorized to perform");
  expect(started.denied()).toHaveLength(4);
  expect(started.spy.facts.filter(({ kind }) => kind === "warning")).toHaveLength(2);
  await started.stop();
});

test("that an object is not there is told to who may list its bucket, and to nobody else", async () => {
  const reading = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" };
  const reader = await startTestIam(reading);
  const lister = await startTestIam(reading, { ...reading, Action: "s3:ListBucket" });
  const get = new GetObjectCommand({ Bucket: "photos", Key: "gone" });
  await expect(s3(lister).send(get)).rejects.toMatchObject({ name: "NoSuchKey" });
  await expect(s3(reader).send(get)).rejects.toMatchObject({
    name: "AccessDenied",
    message: `User: ${READER} is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::photos" ${because("s3:ListBucket")}`,
  });
  const elsewhere = new GetObjectCommand({ Bucket: "no-such-bucket", Key: "gone" });
  await expect(s3(reader).send(elsewhere)).rejects.toMatchObject({ name: "NoSuchBucket" });
  await new S3Client(reader.asDeveloper).send(new PutObjectCommand({ Bucket: "photos", Key: "gone", Body: "found" }));
  expect(await (await s3(reader).send(get)).Body?.transformToString()).toBe("found");
  await reader.stop();
  await lister.stop();
});

test("what nobody has written down is refused with a warning, what nobody serves is answered as unknown", async () => {
  const { accessKeyId } = may.asReader.credentials;
  const authorization = (scope: string): Record<string, string> => ({
    authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/us-east-1/${scope}/aws4_request`,
  });
  const website = await fetch(`${may.endpoint}/photos?website`, { headers: authorization("s3") });
  expect(website.status).toBe(403);
  expect(may.spy.facts).toContainEqual(
    expect.objectContaining({
      kind: "warning",
      text: "What GET bucket website needs is not known here, so functions are refused it.",
    }),
  );
  const headers = { ...authorization("ssm"), "x-amz-target": "AmazonSSM.DeleteDocument" };
  const unknown = await fetch(may.endpoint, { method: "POST", headers, body: "{}" });
  expect(await unknown.json()).toMatchObject({ __type: "UnknownOperationException" });
});
