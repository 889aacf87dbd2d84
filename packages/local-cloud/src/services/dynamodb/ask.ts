import { Agent, request } from "node:http";
import { IDLE_CONNECTION_MS } from "../../limits.ts";
import { awsFault } from "../aws-fault.ts";

/** Asks DynamoDB, or its Streams, for one operation. @throws AwsFault with the name that DynamoDB gave. */
export type Ask = (target: string, input: object) => Promise<Readonly<Record<string, unknown>>>;

/** Asks over connections that stay open. */
export interface Asker {
  readonly ask: Ask;
  readonly agent: Agent;
  close(): void;
}

export const DYNAMODB = "DynamoDB_20120810";
export const STREAMS = "DynamoDBStreams_20120810";

// DynamoDB Local wants a signature to be there and does not check it.
const AUTHORIZATION =
  "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=none";

/** How the asking is done. */
export interface AskerOptions {
  /** Milliseconds for which a connection may idle before it is ended from here. */
  readonly idleMs?: number;
}

/**
 * Speaks DynamoDB's JSON protocol without the SDK: dates and binaries stay as Lambda's events have them, and reading is
 * about twice as fast. A connection that idles is ended from here well before DynamoDB Local would end it: whoever used it
 * in that moment would not know whether he had been heard.
 */
export function createAsker(address: string, { idleMs = IDLE_CONNECTION_MS }: AskerOptions = {}): Asker {
  // The time counts for connections that nobody uses; a request may take longer.
  const agent = new Agent({ keepAlive: true, timeout: idleMs });
  const { hostname, port } = new URL(address);
  const ask: Ask = (target, input) =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify(input);
      const headers = {
        "content-type": "application/x-amz-json-1.0",
        "content-length": Buffer.byteLength(body),
        "x-amz-target": target,
        authorization: AUTHORIZATION,
      };
      const asking = request({ hostname, port, method: "POST", path: "/", agent, headers }, (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.once("error", reject);
        answer.once("end", () => {
          const output = JSON.parse(Buffer.concat(chunks).toString("utf8")) as Record<string, unknown>;
          if (answer.statusCode === 200) resolve(output);
          else reject(readFault(output, answer.statusCode ?? 500));
        });
      });
      asking.once("error", reject);
      asking.end(body);
    });
  return { ask, agent, close: () => agent.destroy() };
}

// {"__type": "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException", "message": "..."}
function readFault(output: Readonly<Record<string, unknown>>, status: number): Error {
  const { __type: type = "InternalServerError", message, Message } = output as Readonly<Record<string, string>>;
  return awsFault(type.slice(type.lastIndexOf("#") + 1), message ?? Message ?? "", {
    status,
  });
}
