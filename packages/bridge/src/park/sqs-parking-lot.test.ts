import { toJson } from "@streambridge/events";
import { expect, test } from "vitest";
import { startAws, type Aws } from "../testing/aws.ts";
import { sqsParkingLot } from "./sqs-parking-lot.ts";

const inTime = () => AbortSignal.timeout(5_000);
const lotOver = (aws: Aws, more: object = {}) => sqsParkingLot({ ...aws, failuresBucket: "failures-bucket", ...more });
const messagesOf = (aws: Aws) => aws.server.inspectQueue("parked")?.messages.ready ?? [];

test("a message lies in the queue with its attributes, whatever characters it holds", async () => {
  await using aws = await startAws();
  const body = toJson({ name: "\uFFFE \uFFFF \u0000 \uD800 😀" });
  const answer = await lotOver(aws).park({ body, attributes: { code: "EVENT_INVALID", stage: "seal" } }, inTime());
  expect(answer).toEqual({ ok: true });
  const [message] = messagesOf(aws);
  expect(message?.body).toBe(body);
  expect(message?.messageAttributes).toMatchObject({
    code: { DataType: "String", StringValue: "EVENT_INVALID" },
    stage: { DataType: "String", StringValue: "seal" },
  });
});

test("what is too large for the queue lies in the bucket", async () => {
  await using aws = await startAws();
  const object = { key: "parked/1.json", body: "x".repeat(2_000_000) };
  expect(await lotOver(aws).park({ body: "{}", attributes: {}, object }, inTime())).toEqual({ ok: true });
  expect(await aws.read("failures-bucket", "parked/1.json")).toBe(object.body);
  expect(messagesOf(aws)).toHaveLength(1);
});

test("nothing refers to an object that could not be kept", async () => {
  await using aws = await startAws();
  const lot = lotOver(aws, { failuresBucket: "no-such-bucket" });
  const object = { key: "parked/1.json", body: "{}" };
  const answer = await lot.park({ body: "{}", attributes: {}, object }, inTime());
  expect(answer).toMatchObject({ ok: false, code: "NoSuchBucket" });
  expect(messagesOf(aws)).toHaveLength(0);
});

test("says by its name why the queue did not take it", async () => {
  await using aws = await startAws();
  const lot = lotOver(aws, { parkQueueUrl: aws.parkQueueUrl.replace("parked", "gone") });
  const answer = await lot.park({ body: "{}", attributes: {} }, inTime());
  expect(answer).toMatchObject({ ok: false, code: expect.stringMatching(/QueueDoesNotExist|NonExistentQueue/) });
});
