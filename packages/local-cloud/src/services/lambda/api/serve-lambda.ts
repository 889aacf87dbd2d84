import { StreambridgeError } from "@streambridge/errors";
import { awsFault, isAwsFault } from "../../aws-fault.ts";
import type { MountedService, ServiceRequest } from "../../gateway/gateway.ts";
import { getEventSourceMapping, listEventSourceMappings, updateEventSourceMapping } from "./event-source-mappings.ts";
import { getFunction, getFunctionConfiguration, listFunctions } from "./functions.ts";
import { invoke } from "./invoke.ts";
import type { LambdaApi } from "./lambda-api.ts";
import { sendJson } from "./send-json.ts";

/** Answers with what it returns as JSON; where it returns nothing it has answered by itself. */
type Answer = (asked: ServiceRequest, api: LambdaApi, named: string) => object | Promise<object | void>;

const ROUTES: readonly (readonly [method: string, path: RegExp, answer: Answer])[] = [
  ["POST", /^\/2015-03-31\/functions\/([^/]+)\/invocations$/, invoke],
  ["GET", /^\/2015-03-31\/functions\/?$/, listFunctions],
  ["GET", /^\/2015-03-31\/functions\/([^/]+)$/, getFunction],
  ["GET", /^\/2015-03-31\/functions\/([^/]+)\/configuration$/, getFunctionConfiguration],
  ["GET", /^\/2015-03-31\/event-source-mappings\/?$/, listEventSourceMappings],
  ["GET", /^\/2015-03-31\/event-source-mappings\/([^/]+)$/, getEventSourceMapping],
  ["PUT", /^\/2015-03-31\/event-source-mappings\/([^/]+)$/, updateEventSourceMapping],
];

/**
 * Lambda's API over HTTP, for clients with an SDK. An operation that is not there is answered as unknown.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_Operations.html
 */
export function serveLambda(api: LambdaApi): MountedService {
  return {
    takes: ({ scope }) => scope === "lambda",
    handle: async (asked) => {
      try {
        const answered = await route(asked, api);
        if (answered !== undefined) sendJson(asked.response, 200, JSON.stringify(answered));
      } catch (thrown) {
        if (!isAwsFault(thrown)) throw StreambridgeError.from(thrown);
        const { name, message, status } = thrown;
        const text = JSON.stringify({ Type: status < 500 ? "User" : "Service", Message: message });
        sendJson(asked.response, status, text, { "x-amzn-errortype": name });
      }
    },
  };
}

async function route(asked: ServiceRequest, api: LambdaApi): Promise<object | void> {
  for (const [method, path, answer] of ROUTES) {
    const match = asked.request.method === method ? path.exec(asked.addressed.path) : null;
    if (match !== null) return answer(asked, api, decodeURIComponent(match[1] ?? ""));
  }
  throw awsFault("UnknownOperationException", "The operation is not emulated here.", { status: 404 });
}
