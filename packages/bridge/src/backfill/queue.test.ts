import { ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startAws, type Aws } from "../testing/aws.ts";
import { sendAll } from "./queue.ts";

let aws: Aws;
beforeAll(async () => void (aws = await startAws()));
afterAll(() => aws[Symbol.asyncDispose]());

async function received(): Promise<string[]> {
  const bodies: string[] = [];
  for (;;) {
    const command = new ReceiveMessageCommand({ QueueUrl: aws.parkQueueUrl, MaxNumberOfMessages: 10 });
    const { Messages = [] } = await aws.sqs.send(command);
    if (Messages.length === 0) return bodies.toSorted();
    bodies.push(...Messages.map(({ Body = "" }) => Body));
  }
}

test("more messages than one request takes, by number and by size, all arrive", async () => {
  const bodies = [...Array.from({ length: 23 }, (_, index) => `message ${index}`), "a".repeat(6e5), "b".repeat(6e5)];
  await sendAll(aws.parkQueueUrl, bodies, aws.sqs);
  expect(await received()).toEqual(bodies.toSorted());
});

test("of a batch that is taken in part the rest is sent again, and what is refused to the end is an error", async () => {
  const sizes: number[] = [];
  const stubborn = {
    send: async ({ input }: { input: { Entries: { Id: string }[] } }) => {
      sizes.push(input.Entries.length);
      return { Failed: input.Entries.slice(-1).map(({ Id }) => ({ Id, Code: "InternalError" })) };
    },
  } as unknown as SQSClient;
  await expect(sendAll("queue", ["a", "b", "c"], stubborn)).rejects.toMatchObject({
    code: "QUEUE_REFUSED",
    detail: { count: 1, awsCode: "InternalError" },
  });
  expect(sizes).toEqual([3, 1, 1]);
});
