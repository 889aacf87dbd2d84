import {
  AddPermissionCommand,
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListDeadLetterSourceQueuesCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  type ReceiveMessageCommandInput,
  type SQSServiceException,
} from "@aws-sdk/client-sqs";
import { afterEach, expect, test } from "vitest";
import { queueArnOf, queueOf } from "../../testing/graph-of.ts";
import { startSqs, type TestSqs } from "./testing/start-sqs.ts";

const started: TestSqs[] = [];
afterEach(async () => {
  for (const sqs of started.splice(0)) await sqs.stop();
});

async function start(): Promise<TestSqs> {
  const sqs = await startSqs([
    queueOf("Mail", {
      visibilityTimeoutSeconds: 3600,
      redrivePolicy: JSON.stringify({ deadLetterTargetArn: queueArnOf("MailDead"), maxReceiveCount: 2 }),
    }),
    queueOf("MailDead"),
    queueOf("Steps.fifo", { fifoQueue: true, contentBasedDeduplication: true }),
  ]);
  started.push(sqs);
  return sqs;
}

test("a message comes back with what it was sent with, and the SDK's own checks of its digests pass", async () => {
  const { client, urlOf } = await start();
  const MessageAttributes = {
    kind: { DataType: "String", StringValue: "greeting" },
    bytes: { DataType: "Binary", BinaryValue: Uint8Array.of(1, 2, 3) },
  };
  const sent = await client.send(
    new SendMessageCommand({ QueueUrl: urlOf("Mail"), MessageBody: "hello 🙂", MessageAttributes }),
  );
  const { Messages } = await client.send(
    new ReceiveMessageCommand({
      QueueUrl: urlOf("Mail"),
      MessageAttributeNames: ["All"],
      MessageSystemAttributeNames: ["ApproximateReceiveCount"],
    }),
  );
  expect(Messages).toMatchObject([
    { MessageId: sent.MessageId, Body: "hello 🙂", Attributes: { ApproximateReceiveCount: "1" }, MessageAttributes },
  ]);
});

test("a received message is hidden for as long as its queue says, on the clock", async () => {
  const { client, clock, urlOf } = await start();
  const receive = () => client.send(new ReceiveMessageCommand({ QueueUrl: urlOf("Mail") }));
  await client.send(new SendMessageCommand({ QueueUrl: urlOf("Mail"), MessageBody: "once" }));
  expect((await receive()).Messages).toHaveLength(1);
  await clock.advance(3_599_999);
  expect((await receive()).Messages).toBeUndefined();
  await clock.advance(1);
  expect((await receive()).Messages).toHaveLength(1);
});

test("a message that was received too often moves to the dead-letter queue when it is asked for once more", async () => {
  const { client, clock, spy, urlOf } = await start();
  const receive = (queue: string) =>
    client.send(
      new ReceiveMessageCommand({
        QueueUrl: urlOf(queue),
        MessageSystemAttributeNames: ["DeadLetterQueueSourceArn", "ApproximateReceiveCount"],
      }),
    );
  const { MessageId } = await client.send(new SendMessageCommand({ QueueUrl: urlOf("Mail"), MessageBody: "poison" }));
  for (let time = 0; time < 2; time++) {
    expect((await receive("Mail")).Messages).toHaveLength(1);
    await clock.advance(3_600_000);
  }
  expect((await receive("MailDead")).Messages).toBeUndefined();
  expect((await receive("Mail")).Messages).toBeUndefined();
  expect((await receive("MailDead")).Messages).toMatchObject([
    { MessageId, Attributes: { DeadLetterQueueSourceArn: queueArnOf("Mail"), ApproximateReceiveCount: "1" } },
  ]);
  await spy.waitFor("message-dead-lettered", (fact) => fact.queue === "Mail" && fact.deadLetterQueue === "MailDead");
  const sources = await client.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl: urlOf("MailDead") }));
  expect(sources.queueUrls).toEqual([urlOf("Mail")]);
});

test("a delayed message is counted as delayed until its time has come", async () => {
  const { client, clock, urlOf } = await start();
  const QueueUrl = urlOf("MailDead");
  await client.send(new SendMessageCommand({ QueueUrl, MessageBody: "later", DelaySeconds: 900 }));
  const count = async () =>
    (await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] }))).Attributes;
  expect(await count()).toMatchObject({ ApproximateNumberOfMessages: "0", ApproximateNumberOfMessagesDelayed: "1" });
  await clock.advance(900_000);
  expect(await count()).toMatchObject({ ApproximateNumberOfMessages: "1", ApproximateNumberOfMessagesDelayed: "0" });
});

test("a waiting receive is answered as soon as a message is there", async () => {
  const { client, urlOf } = await start();
  const QueueUrl = urlOf("Mail");
  const waiting = client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));
  await client.send(new SendMessageCommand({ QueueUrl, MessageBody: "now" }));
  expect((await waiting).Messages).toMatchObject([{ Body: "now" }]);
});

test("a message older than its queue keeps it is gone, with a warning", async () => {
  const { client, clock, spy, urlOf } = await start();
  await client.send(new SendMessageCommand({ QueueUrl: urlOf("Mail"), MessageBody: "old" }));
  await clock.advance(345_600_000);
  expect((await client.send(new ReceiveMessageCommand({ QueueUrl: urlOf("Mail") }))).Messages).toBeUndefined();
  await spy.waitFor("warning", ({ text }) => text.includes("older than the queue keeps it"));
});

test("a delete with the handle of an earlier receive is answered with success and deletes nothing", async () => {
  const { client, clock, urlOf } = await start();
  const QueueUrl = urlOf("Mail");
  await client.send(new SendMessageCommand({ QueueUrl, MessageBody: "kept" }));
  const first = await client.send(new ReceiveMessageCommand({ QueueUrl }));
  await clock.advance(3_600_000);
  await client.send(new ReceiveMessageCommand({ QueueUrl, VisibilityTimeout: 1 }));
  await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: first.Messages?.[0]?.ReceiptHandle }));
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["ApproximateNumberOfMessagesNotVisible"] }),
  );
  expect(Attributes).toEqual({ ApproximateNumberOfMessagesNotVisible: "1" });
});

test("visibility is prolonged on the clock, to twelve hours in all", async () => {
  const { client, clock, urlOf } = await start();
  const QueueUrl = urlOf("Mail");
  await client.send(new SendMessageCommand({ QueueUrl, MessageBody: "slow" }));
  const { Messages } = await client.send(new ReceiveMessageCommand({ QueueUrl }));
  const ReceiptHandle = Messages?.[0]?.ReceiptHandle;
  const hide = (VisibilityTimeout: number) =>
    client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout }));
  await clock.advance(3_000_000);
  await hide(40_000);
  await clock.advance(39_999_000);
  expect((await client.send(new ReceiveMessageCommand({ QueueUrl }))).Messages).toBeUndefined();
  await expect(hide(202)).rejects.toThrow(
    "Total VisibilityTimeout for the message is beyond the limit [43200 seconds]",
  );
  await clock.advance(1_000);
  expect((await client.send(new ReceiveMessageCommand({ QueueUrl }))).Messages).toHaveLength(1);
});

test("numbers out of their bounds are refused in AWS's words", async () => {
  const { client, urlOf } = await start();
  const receive = (more: Partial<ReceiveMessageCommandInput>) =>
    client.send(new ReceiveMessageCommand({ QueueUrl: urlOf("Mail"), ...more }));
  await expect(receive({ MaxNumberOfMessages: 11 })).rejects.toThrow(
    "Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.",
  );
  await expect(receive({ WaitTimeSeconds: 21 })).rejects.toThrow(
    "Value 21 for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if provided.",
  );
});

test("a FIFO queue keeps the order of a group, one delivery at a time, and drops what is sent twice", async () => {
  const { client, urlOf } = await start();
  const QueueUrl = urlOf("Steps.fifo");
  const send = (body: string, group: string) =>
    client.send(new SendMessageCommand({ QueueUrl, MessageBody: body, MessageGroupId: group }));
  const receive = async () =>
    (await client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }))).Messages ?? [];
  for (const body of ["a1", "a2", "a1"]) await send(body, "a");
  const [a1, a2] = await receive();
  expect([a1?.Body, a2?.Body]).toEqual(["a1", "a2"]);
  await send("a3", "a");
  await send("b1", "b");
  expect((await receive()).map(({ Body }) => Body)).toEqual(["b1"]);
  for (const message of [a1, a2]) {
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message?.ReceiptHandle }));
  }
  expect((await receive()).map(({ Body }) => Body)).toEqual(["a3"]);
});

test("a batch is refused as a whole for what is wrong with it, and in part for what is wrong with an entry", async () => {
  const { client, urlOf } = await start();
  const QueueUrl = urlOf("Mail");
  const eleven = Array.from({ length: 11 }, (_, i) => ({ Id: `e${i}`, MessageBody: "x" }));
  await expect(client.send(new SendMessageBatchCommand({ QueueUrl, Entries: eleven }))).rejects.toMatchObject({
    name: "TooManyEntriesInBatchRequest",
    message: "Maximum number of entries per request are 10. You have sent 11.",
  });
  const answer = await client.send(
    new SendMessageBatchCommand({
      QueueUrl,
      Entries: [
        { Id: "good", MessageBody: "fine" },
        { Id: "bad", MessageBody: "broken \uFFFE" },
      ],
    }),
  );
  expect(answer.Successful).toMatchObject([{ Id: "good" }]);
  expect(answer.Failed).toMatchObject([{ Id: "bad", Code: "InvalidMessageContents", SenderFault: true }]);
});

test("a queue that is not there is refused under both of its names", async () => {
  const { client } = await start();
  const refused = client.send(new GetQueueUrlCommand({ QueueName: "Nowhere" }));
  await expect(refused).rejects.toMatchObject({
    name: "QueueDoesNotExist",
    message: "The specified queue does not exist.",
  });
  const error = (await refused.catch((thrown: unknown) => thrown)) as SQSServiceException & { Code?: string };
  expect(error.Code).toBe("AWS.SimpleQueueService.NonExistentQueue");
});

test("an operation that is not there is answered as an unknown one, never with a success", async () => {
  const { client, urlOf } = await start();
  const asked = { QueueUrl: urlOf("Mail"), Label: "all", AWSAccountIds: ["000000000000"], Actions: ["SendMessage"] };
  await expect(client.send(new AddPermissionCommand(asked))).rejects.toMatchObject({
    name: "UnknownOperationException",
    $metadata: { httpStatusCode: 400 },
  });
});

test("a client of the query protocol sends and receives through the same queues", async () => {
  const { endpoint, urlOf } = await start();
  const ask = async (path: string, form: Record<string, string>) =>
    (await fetch(new URL(path, endpoint), { method: "POST", body: new URLSearchParams(form) })).text();
  await ask("/", {
    Action: "SendMessage",
    QueueUrl: urlOf("Mail"),
    MessageBody: "a < b & c",
    "MessageAttribute.1.Name": "kind",
    "MessageAttribute.1.Value.DataType": "String",
    "MessageAttribute.1.Value.StringValue": "old",
  });
  const received = await ask(new URL(urlOf("Mail")).pathname, {
    Action: "ReceiveMessage",
    "AttributeName.1": "ApproximateReceiveCount",
    "MessageAttributeName.1": "All",
  });
  expect(received).toContain("<Body>a &#60; b &#38; c</Body>");
  expect(received).toContain("<Attribute><Name>ApproximateReceiveCount</Name><Value>1</Value></Attribute>");
  expect(received).toContain(
    "<MessageAttribute><Name>kind</Name><Value><DataType>String</DataType><StringValue>old</StringValue></Value></MessageAttribute>",
  );
  expect(await ask("/", { Action: "Dance" })).toContain("<Code>InvalidAction</Code>");
  expect(await ask("/", { Action: "GetQueueUrl", QueueName: "Nowhere" })).toContain(
    "<Code>AWS.SimpleQueueService.NonExistentQueue</Code>",
  );
});
