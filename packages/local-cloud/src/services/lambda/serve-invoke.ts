import { StreambridgeError } from "@streambridge/errors";
import { awsFault, isAwsFault, type AwsFault } from "../aws-fault.ts";
import type { MountedService, ServiceRequest } from "../gateway/gateway.ts";
import { readBody } from "../gateway/read-body.ts";
import type { InvokeAsync } from "./asynchronous.ts";
import type { Functions } from "./functions.ts";

// The name alone, an ARN, or the part of one that Lambda takes too (`000000000000:function:Name`), with or without a qualifier.
const INVOCATIONS = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;
const NAME = /^(?:.*:function:)?([\w-]+)(?::\$LATEST)?$/;

/**
 * Invoke over HTTP, for clients with an SDK; the other operations of Lambda are refused by the gateway.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export function serveInvoke(functions: Functions, invokeAsync: InvokeAsync): MountedService {
  return {
    takes: ({ scope, path }) => scope === "lambda" && INVOCATIONS.test(path),
    handle: async (asked) => {
      try {
        await invoke(asked, functions, invokeAsync);
      } catch (thrown) {
        if (!isAwsFault(thrown)) throw StreambridgeError.from(thrown);
        refuse(asked, thrown);
      }
    },
  };
}

async function invoke(
  { request, response, addressed }: ServiceRequest,
  functions: Functions,
  invokeAsync: InvokeAsync,
): Promise<void> {
  const type = request.headers["x-amz-invocation-type"] ?? "RequestResponse";
  if (type !== "RequestResponse" && type !== "Event") {
    throw awsFault("InvalidParameterValueException", `Invocation type ${String(type)} is not emulated here.`);
  }
  const asked = decodeURIComponent(INVOCATIONS.exec(addressed.path)?.[1] ?? "");
  const name = NAME.exec(asked)?.[1] ?? asked;
  const event = checkJson((await readBody(request)) || "{}");
  if (type === "Event") {
    // Whether there is such a function is the one thing that the caller hears of.
    functions.arnOf(name);
    invokeAsync(name, event);
    response.writeHead(202, { "content-length": 0 }).end();
    return;
  }
  const { payload, requestId, functionError } = await functions.invoke(name, event);
  response.writeHead(200, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(payload),
    "x-amzn-requestid": requestId,
    "x-amz-executed-version": "$LATEST",
    ...(functionError !== undefined && { "x-amz-function-error": functionError }),
  });
  response.end(payload);
}

function checkJson(text: string): string {
  try {
    JSON.parse(text);
    return text;
  } catch (thrown) {
    throw awsFault("InvalidRequestContentException", `Could not parse request body into json: ${String(thrown)}`);
  }
}

function refuse({ response }: ServiceRequest, { name, message, status }: AwsFault): void {
  const text = JSON.stringify({ Type: status < 500 ? "User" : "Service", Message: message });
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(text),
    "x-amzn-errortype": name,
  });
  response.end(text);
}
