import { expect, test } from "vitest";
import { sqsOperations } from "../../services/sqs/operations/index.ts";
import { permissionsOf } from "../testing/needs-of.ts";
import { SQS } from "./sqs.ts";

const MAIL = "arn:aws:sqs:us-east-1:000000000000:Mail";
const QueueUrl = "http://127.0.0.1:4566/000000000000/Mail";
const of = (operation: string, body: object = { QueueUrl }) =>
  permissionsOf({ target: `AmazonSQS.${operation}`, body });

test("every operation that is served has its needs", () => {
  const served = Object.keys(sqsOperations({} as Parameters<typeof sqsOperations>[0]));
  expect(served.length).toBeGreaterThan(10);
  expect(served.filter((name) => !(name in SQS))).toEqual([]);
});

test.each(["SendMessage", "ReceiveMessage", "DeleteMessage", "ChangeMessageVisibility", "PurgeQueue"])(
  "%s needs the right of its name on the queue",
  (operation) => {
    expect(of(operation)).toEqual([`sqs:${operation} on ${MAIL}`]);
  },
);

test.each(["SendMessage", "DeleteMessage", "ChangeMessageVisibility"])(
  "%sBatch needs what one message needs: IAM knows no batches",
  (operation) => {
    expect(of(`${operation}Batch`)).toEqual([`sqs:${operation} on ${MAIL}`]);
  },
);

test("a queue that is looked up or made is known by its name", () => {
  expect(of("GetQueueUrl", { QueueName: "Mail" })).toEqual([`sqs:GetQueueUrl on ${MAIL}`]);
  expect(of("CreateQueue", { QueueName: "Mail" })).toEqual([`sqs:CreateQueue on ${MAIL}`]);
});

test("a move needs its own right, and those to take messages and to send them on", () => {
  const dead = `${MAIL}-dead`;
  expect(of("StartMessageMoveTask", { SourceArn: dead, DestinationArn: MAIL })).toEqual([
    ...["StartMessageMoveTask", "ReceiveMessage", "DeleteMessage", "GetQueueAttributes"].map(
      (action) => `sqs:${action} on ${dead}`,
    ),
    `sqs:SendMessage on ${MAIL}`,
  ]);
  const TaskHandle = Buffer.from(JSON.stringify({ taskId: "1", sourceArn: dead })).toString("base64");
  expect(of("CancelMessageMoveTask", { TaskHandle })).toEqual([`sqs:CancelMessageMoveTask on ${dead}`]);
});

test("a list of queues is about none of them", () => {
  expect(of("ListQueues", {})).toEqual(["sqs:ListQueues on *"]);
});

test("the older protocol needs the same", () => {
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const body = new URLSearchParams({ Action: "SendMessage", QueueUrl, MessageBody: "hello" }).toString();
  expect(permissionsOf({ scope: "sqs", headers, body })).toEqual([`sqs:SendMessage on ${MAIL}`]);
  const toQueue = { scope: "sqs", headers, url: "/000000000000/Mail", body: "Action=PurgeQueue" };
  expect(permissionsOf(toQueue)).toEqual([`sqs:PurgeQueue on ${MAIL}`]);
});
