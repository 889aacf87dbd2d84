import type { MountedService, ServiceRequest } from "../gateway/gateway.ts";
import { forward } from "../gateway/forward.ts";
import { readBytes } from "../gateway/read-body.ts";
import { DYNAMODB, STREAMS, type Asker } from "./ask.ts";
import { serveJson } from "../gateway/json-protocol.ts";
import { forwardRenamed, type Renaming } from "./forward-renamed.ts";
import { TABLE_IN_ARN, withTableNames } from "./table-names.ts";
import { timeToLiveOperations } from "./time-to-live.ts";

/** Operations that change rows; a read by PartiQL among them costs one look at an unchanged stream. */
const WRITES = new Set([
  "BatchExecuteStatement",
  "BatchWriteItem",
  "DeleteItem",
  "ExecuteStatement",
  "ExecuteTransaction",
  "PutItem",
  "TransactWriteItems",
  "UpdateItem",
]);

const NAMESPACE = "com.amazonaws.dynamodb.v20120810";

/** Operations whose answers or parameters hold ARNs, which DynamoDB Local spells with a region of its own. */
const NAMING = /Table|Stream|ShardIterator|Records|Tag/;

/** What stands behind the gateway for DynamoDB. */
export interface ServedDynamoDb {
  readonly address: string;
  readonly asker: Asker;
  readonly renaming: Renaming;
  /** Told of a table's time to live that a client sets. */
  readonly onTimeToLive: Parameters<typeof timeToLiveOperations>[1];
  /** Told of each write as it begins, with its parameters; the promise gives the status once it is answered. */
  readonly onWrite: (answered: Promise<number>, parameters: string) => void;
}

/** Hands DynamoDB's and its Streams' operations on to DynamoDB Local. */
export function serveDynamoDb({ address, asker, renaming, onTimeToLive, onWrite }: ServedDynamoDb): MountedService {
  const upstream = { address, agent: asker.agent };
  const operations = timeToLiveOperations(asker.ask, onTimeToLive);
  const timeToLive = serveJson({ target: DYNAMODB, version: "1.0", operations, namespace: NAMESPACE });
  return {
    takes: ({ target }) => target?.service === DYNAMODB || target?.service === STREAMS,
    handle: async (asked: ServiceRequest) => {
      const operation = asked.addressed.target?.operation ?? "";
      if (Object.hasOwn(operations, operation)) return timeToLive.handle(asked);
      signAsLetters(asked);
      if (NAMING.test(operation)) return forwardRenamed(asked, upstream, renaming);
      const body = await readNamed(asked);
      const answered = forward(asked, upstream, body);
      if (WRITES.has(operation)) onWrite(answered, body.toString("utf8"));
      await answered;
    },
  };
}

/** The body with the names of tables, and its length in the headers, which are handed on. */
async function readNamed({ request }: ServiceRequest): Promise<Buffer> {
  const body = await readBytes(request);
  if (!body.includes(TABLE_IN_ARN)) return body;
  const named = Buffer.from(withTableNames(body.toString("utf8")));
  request.headers["content-length"] = String(named.length);
  return named;
}

/** DynamoDB Local refuses an access key that is not all letters and digits; whose key it is has been looked at by now. */
function signAsLetters({ request: { headers } }: ServiceRequest): void {
  if (headers.authorization === undefined) return;
  headers.authorization = headers.authorization.replace(/Credential=[^/,]+/, "Credential=local");
}
