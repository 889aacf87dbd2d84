import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import { SSMClient } from "@aws-sdk/client-ssm";
import { StreambridgeError } from "@streambridge/errors";
import { PATIENCE, RECEIVE_WAIT_S } from "../limits.ts";
import { awsRegion } from "../env.ts";
import { findRunning } from "../local/running.ts";

/** Which stack a command works on. */
export interface ReachOptions {
  /** `local` is the stack that `npm start` keeps on this machine. */
  readonly stage: string;
  /** Default what AWS's configuration says, else us-east-1. */
  readonly region?: string | undefined;
  /** The address of all services, where it is not AWS's own. */
  readonly endpoint?: string | undefined;
  /** The folder of `sst.config.ts`. */
  readonly project: string;
  /** How long services may take, in ms. Default `PATIENCE`. */
  readonly patience?: Readonly<Record<keyof typeof PATIENCE, number>>;
}

/** A stack within reach: its stage, and AWS's clients for it. */
export interface Reach {
  readonly stage: string;
  readonly region: string;
  /** The address that somebody named; undefined where AWS's own, or that of the stack on this machine, was found. */
  readonly endpoint: string | undefined;
  /** Whether it is on this machine: for the words of messages, and since it may live by a clock of its own. */
  readonly isHere: boolean;
  /** Seconds for which a queue is asked, so that none of AWS's servers is overlooked; on this machine there is one. */
  readonly waitSeconds: number;
  readonly sqs: SQSClient;
  readonly s3: S3Client;
  readonly ssm: SSMClient;
  readonly lambda: LambdaClient;
  readonly dynamodb: DynamoDBClient;
  /** Closes the connections. */
  close(): void;
}

/** The region of sst.config.ts. */
const REGION = "us-east-1";

/**
 * Makes clients for a stack: with the person's own credentials and AWS's addresses, or for the stack on this machine with
 * its one address.
 *
 * @throws StreambridgeError `USAGE` for a region or an address that can be none; `STAGE_NOT_FOUND` when it is to be the one
 *   on this machine and none runs
 */
export function reach(options: ReachOptions): Reach {
  const { stage } = options;
  const region = regionOf(options.region);
  const endpoint = addressOf(options.endpoint) ?? (stage === "local" ? endpointHere(options.project) : undefined);
  const { connectMs, answerMs, functionMs } = options.patience ?? PATIENCE;
  const waiting = { connectionTimeout: connectMs, requestTimeout: answerMs, throwOnRequestTimeout: true };
  const config = {
    region,
    requestHandler: waiting,
    ...(endpoint !== undefined && { endpoint, credentials: { accessKeyId: "local", secretAccessKey: "local" } }),
  };
  const sqs = new SQSClient({ ...config, ...(endpoint !== undefined && { useQueueUrlAsEndpoint: false }) });
  const s3 = new S3Client({ ...config, forcePathStyle: endpoint !== undefined });
  const ssm = new SSMClient(config);
  const lambda = new LambdaClient({ ...config, requestHandler: { ...waiting, requestTimeout: functionMs } });
  const dynamodb = new DynamoDBClient(config);
  const close = (): void => [sqs, s3, ssm, lambda, dynamodb].forEach((client) => client.destroy());
  const isHere = endpoint !== undefined;
  const waitSeconds = isHere ? 0 : RECEIVE_WAIT_S;
  return { stage, region, endpoint: options.endpoint, isHere, waitSeconds, sqs, s3, ssm, lambda, dynamodb, close };
}

function endpointHere(project: string): string {
  const running = findRunning(project);
  if (running !== undefined) return running.endpoint;
  throw new StreambridgeError("STAGE_NOT_FOUND", "no stack runs on this machine", {
    mend: "Start one with `npm start` and leave it running, or name a deployment with --stage.",
  });
}

/** `us-east-1`, `us-gov-west-1`, `eusc-de-east-1`: anything else is no region of AWS, now or later. */
const REGION_FORM = /^[a-z]{2,}(-[a-z]+)+-\d+$/;

function regionOf(named: string | undefined): string {
  // Set and empty is how many a script unsets it.
  const [region, origin] = named === undefined ? [awsRegion() ?? REGION, "AWS_REGION"] : [named, "--region"];
  if (REGION_FORM.test(region)) return region;
  throw new StreambridgeError("USAGE", `${origin} is ${region}, which is no region of AWS`, {
    mend: `Write it as AWS does: ${REGION}, eu-central-1.`,
  });
}

function addressOf(endpoint: string | undefined): string | undefined {
  if (endpoint === undefined || ["http:", "https:"].includes(URL.parse(endpoint)?.protocol ?? "")) return endpoint;
  throw new StreambridgeError("USAGE", `--endpoint ${endpoint} is no address`, {
    mend: "Write one with its protocol, as `npm start` shows it: http://127.0.0.1:4566.",
  });
}
