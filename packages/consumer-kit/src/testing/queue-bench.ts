import { Logger } from "@aws-lambda-powertools/logger";
import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import {
  CreateQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
  type Message,
} from "@aws-sdk/client-sqs";
import type { SQSRecord } from "aws-lambda";
import { startFauxqs, type FauxqsServer } from "fauxqs";
import { randomUUID } from "node:crypto";
import { consume } from "../consume.ts";
import type { Handlers } from "../handlers.ts";
import type { ConsumeOptions } from "../parts.ts";
import type { Subscription } from "../subscription.ts";

/** The subscription of the consumers on the bench. */
export const subscription = {
  name: "sample",
  owner: "nobody",
  description: "",
  events: ["UserRegistered.v2", "UserDeleted.v1"],
  onError: "retry",
} as const satisfies Subscription;

/** A message of the dead-letter queue. */
export interface ParkedMessage {
  readonly body: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
}

/** What one batch came to. */
export interface BatchResult {
  readonly records: readonly SQSRecord[];
  /** Ids of the messages that the answer names as failed. */
  readonly failed: readonly string[];
  /** Metrics by name. */
  readonly counts: Readonly<Record<string, number>>;
}

const ignore = (): void => undefined;
const CREDENTIALS = { accessKeyId: "sample", secretAccessKey: "sample" };

/** Starts SQS and S3 in memory, on a free port. */
export async function startQueueBench(): Promise<QueueBench> {
  return new QueueBench(await startFauxqs({ port: 0, logger: false }));
}

/** A consumer's two queues and a bucket, real ones, for the kit's own tests; only Lambda's part is played. */
export class QueueBench {
  queueUrl = "";
  deadLetterUrl = "";
  readonly #server: FauxqsServer;
  readonly #endpoint: string;
  readonly #sqs: SQSClient;
  readonly #s3: S3Client;

  constructor(server: FauxqsServer) {
    this.#server = server;
    this.#endpoint = `http://127.0.0.1:${server.port}`;
    const access = { endpoint: this.#endpoint, region: "us-east-1", credentials: CREDENTIALS };
    this.#sqs = new SQSClient(access);
    this.#s3 = new S3Client({ ...access, forcePathStyle: true });
  }

  /** Makes new, empty queues. */
  async reset(): Promise<void> {
    [this.queueUrl, this.deadLetterUrl] = await Promise.all([this.#createQueue("work"), this.#createQueue("dead")]);
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }

  /**
   * Sends bodies to the queue, receives what is there and hands it to a consumer as Lambda does. Handlers that are not
   * given do nothing; `remainingMs` is what the invocation has left.
   */
  async run(
    bodies: readonly string[],
    handlers: Partial<Handlers<typeof subscription>> = {},
    more: Partial<Subscription> = {},
    { remainingMs = 30_000, ...options }: ConsumeOptions & { readonly remainingMs?: number } = {},
  ): Promise<BatchResult> {
    for (const body of bodies) {
      await this.#sqs.send(new SendMessageCommand({ QueueUrl: this.queueUrl, MessageBody: body }));
    }
    const counts: Record<string, number> = {};
    const consumer = consume(
      { ...subscription, ...more } as typeof subscription,
      { "UserRegistered.v2": ignore, "UserDeleted.v1": ignore, ...handlers },
      {
        environment: { queueUrl: this.queueUrl, deadLetterUrl: this.deadLetterUrl, guardTable: undefined },
        sqs: this.#sqs,
        s3: this.#s3,
        logger: new Logger({ logLevel: "SILENT" }),
        metrics: { addMetric: (name, _unit, value) => (counts[name] = value), publishStoredMetrics: ignore },
        random: () => 0,
        ...options,
      },
    );
    const records = (await this.visible()).map(asRecord);
    const answer = await consumer({ Records: records }, { getRemainingTimeInMillis: () => remainingMs });
    return { records, failed: answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier), counts };
  }

  /** Messages that are visible in the queue now; they are not after this. */
  visible(): Promise<readonly Message[]> {
    return this.#receive(this.queueUrl);
  }

  /** Messages of the dead-letter queue; they are there once. */
  async parked(): Promise<readonly ParkedMessage[]> {
    const messages = await this.#receive(this.deadLetterUrl);
    return messages.map(({ Body: body = "", MessageAttributes: attributes = {} }) => ({
      body,
      attributes: Object.fromEntries(Object.entries(attributes).map(([name, { StringValue }]) => [name, StringValue])),
    }));
  }

  async putObject(bucket: string, key: string, body: string): Promise<void> {
    await this.#s3.send(new CreateBucketCommand({ Bucket: bucket }));
    await this.#s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }));
  }

  async #createQueue(name: string): Promise<string> {
    const QueueName = `${name}-${randomUUID()}`;
    // So long that a message is seen again only where a test's consumer made it visible.
    await this.#sqs.send(new CreateQueueCommand({ QueueName, Attributes: { VisibilityTimeout: "600" } }));
    return `${this.#endpoint}/000000000000/${QueueName}`;
  }

  async #receive(url: string): Promise<readonly Message[]> {
    const names = { MessageAttributeNames: ["All"], MessageSystemAttributeNames: ["All" as const] };
    const command = new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 10, ...names });
    return (await this.#sqs.send(command)).Messages ?? [];
  }
}

/** A received message as Lambda hands it to a function. */
function asRecord(message: Message): SQSRecord {
  return {
    messageId: message.MessageId ?? "",
    receiptHandle: message.ReceiptHandle ?? "",
    body: message.Body ?? "",
    attributes: message.Attributes as unknown as SQSRecord["attributes"],
    messageAttributes: {},
    md5OfBody: message.MD5OfBody ?? "",
    eventSource: "aws:sqs",
    eventSourceARN: "",
    awsRegion: "us-east-1",
  };
}
