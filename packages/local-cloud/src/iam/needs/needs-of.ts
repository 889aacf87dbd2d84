import { DYNAMODB, STREAMS } from "../../services/dynamodb/ask.ts";
import type { Addressed } from "../../services/gateway/addressed.ts";
import { needsOfCloudWatch } from "./cloudwatch.ts";
import { needsOfStreams } from "./dynamodb-streams.ts";
import { needsOfDynamoDb } from "./dynamodb.ts";
import { needsOfEventBridge } from "./eventbridge.ts";
import { needsOfLambda } from "./lambda.ts";
import type { NeedsOf } from "./need.ts";
import { needsOfS3 } from "./s3.ts";
import { needsOfSes } from "./ses.ts";
import { needsOfSqs } from "./sqs.ts";
import { needsOfSsm } from "./ssm.ts";

const BY_TARGET: Readonly<Record<string, NeedsOf>> = {
  AWSEvents: needsOfEventBridge,
  AmazonSQS: needsOfSqs,
  AmazonSSM: needsOfSsm,
  GraniteServiceVersion20100801: needsOfCloudWatch,
  [DYNAMODB]: needsOfDynamoDb,
  [STREAMS]: needsOfStreams,
};

const BY_SCOPE: Readonly<Record<string, NeedsOf>> = {
  lambda: needsOfLambda,
  s3: needsOfS3,
  ses: needsOfSes,
  sqs: needsOfSqs,
};

/** The table of the service that a request is for; undefined for a service that has none here. */
export function tableFor({ target, scope }: Addressed): NeedsOf | undefined {
  return target ? BY_TARGET[target.service] : BY_SCOPE[scope ?? ""];
}

/** Whether the body says what a request needs; the content of an object does not. */
export function saysByBody({ target, scope, query }: Addressed): boolean {
  return target !== undefined || scope !== "s3" || query.has("delete");
}
