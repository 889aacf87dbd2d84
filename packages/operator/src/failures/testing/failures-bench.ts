import { CreateBucketCommand, ListObjectsV2Command, PutObjectCommand } from "@aws-sdk/client-s3";
import { CreateQueueCommand, GetQueueAttributesCommand, SendMessageCommand } from "@aws-sdk/client-sqs";
import type { ReprocessAnswer, ReprocessRequest } from "@streambridge/bridge";
import { startFauxqs, type FauxqsServer } from "fauxqs";
import type { Topology } from "../find-topology.ts";
import { lookAtAll, type Where } from "../look.ts";
import type { Seen } from "../places/place.ts";
import { reach, type Reach } from "../reach.ts";

/** What the bench's function does with a record. */
export type Answer = (request: ReprocessRequest) => ReprocessAnswer | Promise<ReprocessAnswer>;

export const BUCKET = "failures";
const ACCOUNT = "000000000000";
const QUEUES = ["parked", "crm-sync", "crm-sync-dead"] as const;

/** Starts SQS and S3 in memory, on a free port, with the places of a bridge and of one consumer. */
export async function startFailuresBench(): Promise<FailuresBench> {
  const bench = new FailuresBench(await startFauxqs({ port: 0, logger: false }));
  await bench.reset();
  return bench;
}

/** The places of a stage, real ones; only the function that sends records again is played. */
export class FailuresBench {
  readonly reach: Reach;
  readonly topology: Topology;
  /** Default: it publishes everything. */
  answer: Answer = publish;
  readonly #server: FauxqsServer;

  constructor(server: FauxqsServer) {
    this.#server = server;
    const endpoint = `http://127.0.0.1:${server.port}`;
    const real = reach({ stage: "bench", endpoint, project: "." });
    const invoke = async ({ input }: { input: { Payload: Uint8Array } }): Promise<object> => {
      const request = JSON.parse(Buffer.from(input.Payload).toString()) as ReprocessRequest;
      return { Payload: Buffer.from(JSON.stringify(await this.answer(request))) };
    };
    this.reach = { ...real, lambda: { send: invoke } as unknown as Reach["lambda"] };
    const urlOf = (name: (typeof QUEUES)[number]): string => `${endpoint}/${ACCOUNT}/${name}`;
    this.topology = {
      stage: "bench",
      bridge: {
        table: "table",
        bus: "bus",
        reprocess: "Reprocess",
        parkQueue: urlOf("parked"),
        parkUnseen: "/park-unseen",
        failuresBucket: BUCKET,
        claimsBucket: "claims",
        published: [],
        since: "",
      },
      consumers: [
        { name: "crm-sync", owner: "", events: [], queue: urlOf("crm-sync"), deadLetters: urlOf("crm-sync-dead") },
      ],
      left: [],
    };
  }

  /** Makes everything empty. */
  async reset(): Promise<void> {
    this.#server.purgeAll();
    const { sqs, s3 } = this.reach;
    for (const QueueName of QUEUES) await sqs.send(new CreateQueueCommand({ QueueName }));
    await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
    this.answer = publish;
  }

  async send(url: string, body: unknown, attributes: Readonly<Record<string, string>> = {}): Promise<void> {
    const entries = Object.entries(attributes);
    const MessageAttributes = Object.fromEntries(
      entries.map(([name, StringValue]) => [name, { DataType: "String", StringValue }]),
    );
    const MessageBody = typeof body === "string" ? body : JSON.stringify(body);
    await this.reach.sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody, MessageAttributes }));
  }

  async put(key: string, body: unknown): Promise<void> {
    await this.reach.s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: JSON.stringify(body) }));
  }

  /** Looks at every place as a command does that is to work on what it sees: messages stay hidden. */
  look(where: Where = {}): Promise<readonly Seen[]> {
    const { reach: reached, topology } = this;
    return lookAtAll({ reach: reached, topology, limit: 100, hold: true }, where);
  }

  /** Keys of the failures bucket. */
  async keys(): Promise<readonly string[]> {
    const { Contents = [] } = await this.reach.s3.send(new ListObjectsV2Command({ Bucket: BUCKET }));
    return Contents.map(({ Key = "" }) => Key);
  }

  /** Messages of a queue: those that can be seen, and those that somebody has hidden. */
  async depth(QueueUrl: string): Promise<{ readonly visible: number; readonly hidden: number }> {
    const { Attributes = {} } = await this.reach.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] }),
    );
    return {
      visible: Number(Attributes["ApproximateNumberOfMessages"]),
      hidden: Number(Attributes["ApproximateNumberOfMessagesNotVisible"]),
    };
  }

  async stop(): Promise<void> {
    this.reach.close();
    await this.#server.stop();
  }
}

const publish: Answer = () => ({ outcome: "published", published: [] });
