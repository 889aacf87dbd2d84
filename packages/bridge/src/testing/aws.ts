import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { startFauxqs, type FauxqsServer } from "fauxqs";

/** SQS and S3 on loopback, with the SDK's clients for them. */
export interface Aws extends AsyncDisposable {
  readonly server: FauxqsServer;
  readonly endpoint: string;
  readonly parkQueueUrl: string;
  readonly sqs: SQSClient;
  readonly s3: S3Client;
  /** The text of an object. */
  read(bucket: string, key: string): Promise<string>;
}

/** Starts both on a free port, with the queue `parked` and the buckets `claims-bucket` and `failures-bucket`. */
export async function startAws(): Promise<Aws> {
  const server = await startFauxqs({ port: 0, logger: false });
  const { queueUrl: parkQueueUrl } = server.createQueue("parked");
  for (const bucket of ["claims-bucket", "failures-bucket"]) server.createBucket(bucket);
  const endpoint = `http://127.0.0.1:${server.port}`;
  const settings = {
    endpoint,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  };
  const sqs = new SQSClient(settings);
  const s3 = new S3Client(settings);
  return {
    server,
    endpoint,
    parkQueueUrl,
    sqs,
    s3,
    async read(Bucket, Key) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
      return Body?.transformToString() ?? "";
    },
    async [Symbol.asyncDispose]() {
      sqs.destroy();
      s3.destroy();
      await server.stop();
    },
  };
}
