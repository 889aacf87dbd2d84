import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { kept, notKept } from "../kept.ts";
import type { ParkingLot } from "./parking-lot.ts";
import type { ParkingMessage } from "./parking-message.ts";

/** Where parked records go, and the clients that take them there; both retry by themselves. */
export interface ParkingPlace {
  readonly parkQueueUrl: string;
  readonly failuresBucket: string;
  readonly sqs?: SQSClient;
  readonly s3?: S3Client;
}

/** The parking lot over SQS and S3. The object lies in its bucket before the message that names it is sent. */
export function sqsParkingLot(place: ParkingPlace): ParkingLot {
  const { parkQueueUrl, failuresBucket, sqs = new SQSClient({}), s3 = new S3Client({}) } = place;
  return {
    async park(message, abortSignal) {
      try {
        if (message.object !== undefined) await s3.send(putObject(message.object, failuresBucket), { abortSignal });
        await sqs.send(sendMessage(message, parkQueueUrl), { abortSignal });
        return kept;
      } catch (thrown) {
        return notKept(thrown);
      }
    },
  };
}

function putObject({ key, body }: NonNullable<ParkingMessage["object"]>, bucket: string): PutObjectCommand {
  return new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentType: "application/json" });
}

function sendMessage({ body, attributes }: ParkingMessage, queueUrl: string): SendMessageCommand {
  const MessageAttributes = Object.fromEntries(
    Object.entries(attributes).map(([name, text]) => [name, { DataType: "String", StringValue: text }]),
  );
  return new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: body, MessageAttributes });
}
