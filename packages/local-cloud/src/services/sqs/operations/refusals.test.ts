import {
  CreateQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  type MessageAttributeValue,
  type QueueAttributeName,
  type SendMessageCommandInput,
} from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { queueArnOf, queueOf } from "../../../testing/graph-of.ts";
import { startSqs, type TestSqs } from "../testing/start-sqs.ts";

let sqs: TestSqs;
beforeAll(async () => {
  sqs = await startSqs([queueOf("Post"), queueOf("Steps.fifo", { fifoQueue: true, contentBasedDeduplication: true })]);
});
afterAll(() => sqs.stop());

const set = (queue: string, Attributes: Record<string, string>) =>
  sqs.client.send(new SetQueueAttributesCommand({ QueueUrl: sqs.urlOf(queue), Attributes }));
const create = (QueueName: string, Attributes: Record<string, string>) =>
  sqs.client.send(new CreateQueueCommand({ QueueName, Attributes }));
const send = (more: Partial<SendMessageCommandInput>) =>
  sqs.client.send(new SendMessageCommand({ QueueUrl: sqs.urlOf("Post"), MessageBody: "x", ...more }));
const withAttribute = (name: string, attribute: MessageAttributeValue) =>
  send({ MessageAttributes: { [name]: attribute } });

test("a standard queue knows no attribute of FIFO queues, not even as false", async () => {
  const refusal = { name: "InvalidAttributeName", message: "Unknown Attribute FifoQueue." };
  await expect(create("New", { FifoQueue: "false" })).rejects.toMatchObject(refusal);
  await expect(set("Post", { FifoQueue: "true" })).rejects.toMatchObject(refusal);
  await expect(set("Post", { ContentBasedDeduplication: "true" })).rejects.toMatchObject({
    message: "Unknown Attribute ContentBasedDeduplication.",
  });
});

test("a FIFO queue stays one", async () => {
  await expect(set("Steps.fifo", { FifoQueue: "false" })).rejects.toMatchObject({
    name: "InvalidAttributeValue",
    message: "Invalid value for the parameter FifoQueue. Reason: Modifying queue type is not supported.",
  });
});

test("a policy that is no JSON is refused, and an empty one takes it away", async () => {
  await expect(set("Post", { Policy: "{" })).rejects.toMatchObject({
    name: "InvalidAttributeValue",
    message: "Invalid value for the parameter Policy.",
  });
  await set("Post", { Policy: "" });
});

test("a dead-letter queue is of the kind of its source", async () => {
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: queueArnOf("Post"), maxReceiveCount: 3 });
  await expect(set("Steps.fifo", { RedrivePolicy })).rejects.toMatchObject({
    name: "InvalidParameterValue",
    message: `Value ${RedrivePolicy} for parameter RedrivePolicy is invalid. Reason: Dead-letter queue must be same type of queue as the source..`,
  });
});

const weightOf = (StringValue: string): MessageAttributeValue => ({ DataType: "Number.weight", StringValue });

test("a number among the attributes of a message is one", async () => {
  for (const good of ["0", "-1.50", ".5", "3e2"]) await withAttribute("weight", weightOf(good));
  await expect(withAttribute("weight", weightOf("heavy"))).rejects.toMatchObject({
    name: "InvalidParameterValue",
    message: "Can't cast the value of message (user) attribute 'weight' to a number.",
  });
});

test.each(["AWS.trace", "amazon.x", ".dot", "dot.", "a..b", "a b"])("no attribute is called %s", async (name) => {
  await expect(withAttribute(name, { DataType: "String", StringValue: "x" })).rejects.toMatchObject({
    name: "InvalidParameterValue",
  });
});

test("a standard queue takes a group for fairness, and no deduplication id", async () => {
  await send({ MessageGroupId: "tenant" });
  await expect(send({ MessageDeduplicationId: "once" })).rejects.toMatchObject({
    name: "InvalidParameterValue",
    message:
      "Value once for parameter MessageDeduplicationId is invalid. Reason: The request includes a parameter that is not valid for this queue type.",
  });
});

test("a receive that asks for an attribute which no message has is refused", async () => {
  const MessageSystemAttributeNames = ["Colour" as "All"];
  await expect(
    sqs.client.send(new ReceiveMessageCommand({ QueueUrl: sqs.urlOf("Post"), MessageSystemAttributeNames })),
  ).rejects.toMatchObject({ name: "InvalidAttributeName", message: "Unknown Attribute Colour." });
});

test("where deduplication is by message group, an id counts within its group", async () => {
  const Attributes: Partial<Record<QueueAttributeName, string>> = {
    FifoQueue: "true",
    DeduplicationScope: "messageGroup",
    FifoThroughputLimit: "perMessageGroupId",
  };
  const { QueueUrl } = await sqs.client.send(new CreateQueueCommand({ QueueName: "Groups.fifo", Attributes }));
  const sendTo = async (MessageGroupId: string) =>
    (await send({ QueueUrl, MessageGroupId, MessageDeduplicationId: "one" })).MessageId;
  const ids = [await sendTo("a"), await sendTo("b"), await sendTo("a")];
  expect(ids[2]).toBe(ids[0]);
  expect(ids[1]).not.toBe(ids[0]);
});
