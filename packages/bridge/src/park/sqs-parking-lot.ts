import type { S3Client } from "@aws-sdk/client-s3";
import type { SQSClient } from "@aws-sdk/client-sqs";
import { once } from "../once.ts";
import { kept, notKept } from "../kept.ts";
import type { ParkingLot } from "./parking-lot.ts";
import type { ParkingMessage } from "./parking-message.ts";

/** Where parked records go, and the clients that take them there. */
export interface ParkingPlace {
  readonly parkQueueUrl: string;
  readonly failuresBucket: string;
  /** Called when the first record is parked; both clients retry by themselves. */
  readonly sqs?: () => Promise<SQSClient>;
  readonly s3?: () => Promise<S3Client>;
}

/**
 * The parking lot over SQS and S3. Both clients are loaded when the first record is parked: most invocations park
 * nothing, and should not wait for them when the function starts.
 */
export function sqsParkingLot({ parkQueueUrl, failuresBucket, sqs = newSqs, s3 = newS3 }: ParkingPlace): ParkingLot {
  const [theSqs, theS3] = [once(sqs), once(s3)];

  const putObject = async ({ key, body }: NonNullable<ParkingMessage["object"]>, abortSignal: AbortSignal) => {
    const { PutObjectCommand } = await import("@aws-sdk/client-s3");
    const put = new PutObjectCommand({ Bucket: failuresBucket, Key: key, Body: body, ContentType: "application/json" });
    await (await theS3()).send(put, { abortSignal });
  };

  const sendMessage = async ({ body, attributes }: ParkingMessage, abortSignal: AbortSignal) => {
    const { SendMessageCommand } = await import("@aws-sdk/client-sqs");
    const MessageAttributes = Object.fromEntries(
      Object.entries(attributes).map(([name, text]) => [name, { DataType: "String", StringValue: text }]),
    );
    const send = new SendMessageCommand({ QueueUrl: parkQueueUrl, MessageBody: body, MessageAttributes });
    await (await theSqs()).send(send, { abortSignal });
  };

  return {
    async park(message, signal) {
      try {
        if (message.object !== undefined) await putObject(message.object, signal);
        await sendMessage(message, signal);
        return kept;
      } catch (thrown) {
        return notKept(thrown);
      }
    },
  };
}

async function newSqs(): Promise<SQSClient> {
  const { SQSClient } = await import("@aws-sdk/client-sqs");
  return new SQSClient({});
}

async function newS3(): Promise<S3Client> {
  const { S3Client } = await import("@aws-sdk/client-s3");
  return new S3Client({});
}
