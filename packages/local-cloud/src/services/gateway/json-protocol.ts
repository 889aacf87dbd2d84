import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { StreambridgeError } from "@streambridge/errors";
import { awsFault, isAwsFault, type AwsFault } from "../aws-fault.ts";
import type { MountedService, ServiceRequest } from "./gateway.ts";
import type { Call, Operation, Operations } from "./operation.ts";
import { readBody } from "./read-body.ts";

/** A service that speaks one of AWS's JSON protocols. */
export interface JsonService {
  /** The part of X-Amz-Target before the operation, such as `AmazonSSM`. */
  readonly target: string;
  readonly version: "1.0" | "1.1";
  readonly operations: Operations;
  /** Stands before the code in `__type`, and says that clients of the older query protocol find their code in a header. */
  readonly namespace?: string;
}

/**
 * Answers the requests whose X-Amz-Target names this service. A refusal becomes `{"__type", "message"}` with its status,
 * as AWS's JSON protocols have it; an operation that is not there becomes `UnknownOperationException`.
 */
export function serveJson(service: JsonService): MountedService {
  return {
    takes: ({ target }) => target?.service === service.target,
    handle: async (asked) => {
      const operation = service.operations[asked.addressed.target?.operation ?? ""] ?? refuseUnknown;
      await answer(asked, service, operation);
    },
  };
}

/** The refusal of an operation that nobody serves. Its text is ours: AWS sends none. */
export const refuseUnknown: Operation = () => {
  throw awsFault("UnknownOperationException", "The operation is not emulated here.");
};

async function answer(asked: ServiceRequest, service: JsonService, operation: Operation): Promise<void> {
  const { request, response } = asked;
  const gone = new AbortController();
  response.once("close", () => response.writableFinished || gone.abort());
  try {
    const output = await operation(readInput(await readBody(request)), { signal: gone.signal } satisfies Call);
    send(response, { version: service.version, status: 200, body: output ?? {} });
  } catch (thrown) {
    if (!isAwsFault(thrown)) throw StreambridgeError.from(thrown);
    sendFault(response, service, thrown);
  }
}

function readInput(body: string): Readonly<Record<string, unknown>> {
  if (body === "") return {};
  try {
    const input: unknown = JSON.parse(body);
    if (typeof input === "object" && input !== null && !Array.isArray(input)) {
      return body.includes("null") ? withoutNulls(input) : (input as Record<string, unknown>);
    }
  } catch {
    // Falls through to the refusal, which says the same for broken JSON and for JSON that is no object.
  }
  throw awsFault("SerializationException", "The request body is not a JSON object.");
}

/** A member that is null is one that is not there. */
function withoutNulls(input: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null));
}

/** Sends a refusal in the shape of the JSON protocols. */
export function sendFault(
  response: ServerResponse,
  { version, namespace }: Pick<JsonService, "version" | "namespace">,
  fault: AwsFault,
): void {
  const { name, message, status, queryCode = name } = fault;
  if (namespace !== undefined) response.setHeader("x-amzn-query-error", `${queryCode};Sender`);
  send(response, {
    version,
    status,
    body: { __type: namespace === undefined ? name : `${namespace}#${name}`, message },
  });
}

interface Sent {
  readonly version: JsonService["version"];
  readonly status: number;
  readonly body: unknown;
}

function send(response: ServerResponse, { version, status, body }: Sent): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "content-type": `application/x-amz-json-${version}`,
    "content-length": Buffer.byteLength(text),
    "x-amzn-requestid": randomUUID(),
  });
  response.end(text);
}
