import {
  ChangeMessageVisibilityCommand,
  GetQueueAttributesCommand,
  ListQueuesCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SetQueueAttributesCommand,
  type QueueAttributeName,
} from "@aws-sdk/client-sqs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { queueArnOf, queueOf } from "../../../testing/graph-of.ts";
import { startSqs, type TestSqs } from "../testing/start-sqs.ts";

const redrive = (queue: string, maxReceiveCount: number): string =>
  JSON.stringify({ deadLetterTargetArn: queueArnOf(queue), maxReceiveCount });

let sqs: TestSqs;
beforeEach(async () => {
  sqs = await startSqs([queueOf("Letters"), queueOf("Parcels"), queueOf("Post")]);
});
afterEach(() => sqs.stop());

const list = async (input: { MaxResults?: number; NextToken?: string; QueueNamePrefix?: string }) => {
  const { QueueUrls = [], NextToken } = await sqs.client.send(new ListQueuesCommand(input));
  return { names: QueueUrls.map((url) => url.slice(url.lastIndexOf("/") + 1)), NextToken };
};

test("queues are listed in pages only where a page's size is given", async () => {
  expect(await list({})).toEqual({ names: ["Letters", "Parcels", "Post"], NextToken: undefined });
  const first = await list({ MaxResults: 2 });
  expect(first.names).toEqual(["Letters", "Parcels"]);
  expect(await list({ MaxResults: 2, NextToken: first.NextToken! })).toEqual({ names: ["Post"], NextToken: undefined });
  expect((await list({ QueueNamePrefix: "P" })).names).toEqual(["Parcels", "Post"]);
  await expect(list({ MaxResults: 2, NextToken: "none of ours" })).rejects.toMatchObject({
    name: "InvalidParameterValue",
  });
});

const get = (name: string) =>
  sqs.client.send(
    new GetQueueAttributesCommand({ QueueUrl: sqs.urlOf("Post"), AttributeNames: [name as QueueAttributeName] }),
  );

test("an attribute that SQS does not know is refused, one that a queue lacks is left out", async () => {
  await expect(get("Colour")).rejects.toMatchObject({
    name: "InvalidAttributeName",
    message: "Unknown Attribute Colour.",
  });
  expect((await get("RedrivePolicy")).Attributes).toBeUndefined();
});

const set = (RedrivePolicy: string) =>
  sqs.client.send(new SetQueueAttributesCommand({ QueueUrl: sqs.urlOf("Post"), Attributes: { RedrivePolicy } }));

test.each([
  ["nope", "Redrive policy is not a valid JSON map."],
  ['{"maxReceiveCount":3}', "Redrive policy does not contain mandatory attribute: deadLetterTargetArn."],
  [redrive("Parcels", 0), "Invalid value for maxReceiveCount: 0, valid values are from 1 to 1000 both inclusive."],
  [redrive("Nowhere", 3), "Dead letter target does not exist."],
])("a redrive policy of %s is refused", async (RedrivePolicy, reason) => {
  await expect(set(RedrivePolicy)).rejects.toMatchObject({
    name: "InvalidParameterValue",
    message: `Value ${RedrivePolicy} for parameter RedrivePolicy is invalid. Reason: ${reason}`,
  });
  await set(redrive("Parcels", 3));
  await set("");
});

test("a message that is hidden for no time is there for the next receive at once", async () => {
  const QueueUrl = sqs.urlOf("Post");
  await sqs.queues.send("Post", "a");
  const receive = async (VisibilityTimeout: number) =>
    (await sqs.client.send(new ReceiveMessageCommand({ QueueUrl, VisibilityTimeout }))).Messages?.[0];
  expect(await receive(0)).toBeDefined();
  const message = await receive(30);
  expect(await receive(30)).toBeUndefined();
  const ReceiptHandle = message?.ReceiptHandle;
  await sqs.client.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }));
  expect(await receive(30)).toBeDefined();
});

test("a queue is purged at most once a minute", async () => {
  await sqs.queues.send("Post", "a");
  const purge = () => sqs.client.send(new PurgeQueueCommand({ QueueUrl: sqs.urlOf("Post") }));
  await purge();
  expect(sqs.queues.depth("Post").visible).toBe(0);
  await expect(purge()).rejects.toMatchObject({ name: "PurgeQueueInProgress", $metadata: { httpStatusCode: 403 } });
  await sqs.clock.advance(60_000);
  await purge();
});
