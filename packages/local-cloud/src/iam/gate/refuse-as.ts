import { DYNAMODB, STREAMS } from "../../services/dynamodb/ask.ts";
import type { Addressed } from "../../services/gateway/addressed.ts";
import { refuseDynamoDb, refuseJson, refuseSqsJson } from "./refuse-json.ts";
import { refuseLambda, refuseSes } from "./refuse-rest.ts";
import { refuseS3 } from "./refuse-s3.ts";
import { refuseSqsQuery } from "./refuse-sqs-query.ts";
import type { Refuse } from "./refusal.ts";

const BY_TARGET: Readonly<Record<string, Refuse>> = {
  AmazonSQS: refuseSqsJson,
  [DYNAMODB]: refuseDynamoDb,
  [STREAMS]: refuseDynamoDb,
};

const BY_SCOPE: Readonly<Record<string, Refuse>> = {
  lambda: refuseLambda,
  s3: refuseS3,
  ses: refuseSes,
  sqs: refuseSqsQuery,
};

/** How the service refuses that a request is for. */
export function refuseAs({ target, scope }: Addressed): Refuse {
  return (target ? BY_TARGET[target.service] : BY_SCOPE[scope ?? ""]) ?? refuseJson;
}
