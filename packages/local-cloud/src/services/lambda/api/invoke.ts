import { awsFault } from "../../aws-fault.ts";
import type { ServiceRequest } from "../../gateway/gateway.ts";
import { readBody } from "../../gateway/read-body.ts";
import { ASYNC_PAYLOAD_MAX_BYTES, PAYLOAD_MAX_BYTES } from "../limits.ts";
import { functionNameOf } from "./function-name.ts";
import type { LambdaApi } from "./lambda-api.ts";
import { sendJson } from "./send-json.ts";

const TYPES = ["Event", "DryRun", "RequestResponse"];

/**
 * Invokes a function and waits for it, hands its event over to be done later (`Event`), or says that it could be invoked
 * (`DryRun`).
 *
 * @throws AwsFault for what Lambda refuses.
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export async function invoke(asked: ServiceRequest, api: LambdaApi, nameOrArn: string): Promise<void> {
  const { request, response, addressed } = asked;
  const { graph, functions, invokeAsync } = api;
  const name = functionNameOf(nameOrArn, addressed.query.get("Qualifier"), graph, functions);
  const type = String(request.headers["x-amz-invocation-type"] ?? "RequestResponse");
  checkType(type);
  const body = await readBody(request);
  checkSize(body, type === "Event" ? ASYNC_PAYLOAD_MAX_BYTES : PAYLOAD_MAX_BYTES);
  const event = checkJson(body || "{}");
  if (type === "RequestResponse") return answer(asked, api, name, event);
  if (type === "Event") invokeAsync(name, event);
  response.writeHead(type === "Event" ? 202 : 204, { "content-length": 0 }).end();
}

async function answer(
  { request, response }: ServiceRequest,
  { functions }: LambdaApi,
  name: string,
  event: string,
): Promise<void> {
  const { payload, requestId, functionError, log = "" } = await functions.invoke(name, event);
  const wantsLog = request.headers["x-amz-log-type"] === "Tail";
  sendJson(response, 200, payload, {
    "x-amzn-requestid": requestId,
    "x-amz-executed-version": "$LATEST",
    ...(functionError !== undefined && { "x-amz-function-error": functionError }),
    ...(wantsLog && { "x-amz-log-result": Buffer.from(log).toString("base64") }),
  });
}

function checkType(type: string): void {
  if (TYPES.includes(type)) return;
  throw awsFault(
    "InvalidParameterValueException",
    `1 validation error detected: Value '${type}' at 'invocationType' failed to satisfy constraint: ` +
      `Member must satisfy enum value set: [${TYPES.join(", ")}]`,
  );
}

function checkSize(body: string, most: number): void {
  if (Buffer.byteLength(body) <= most) return;
  const message = `Request must be smaller than ${most} bytes for the InvokeFunction operation`;
  throw awsFault("RequestEntityTooLargeException", message, { status: 413 });
}

function checkJson(text: string): string {
  try {
    JSON.parse(text);
    return text;
  } catch (thrown) {
    throw awsFault("InvalidRequestContentException", `Could not parse request body into json: ${String(thrown)}`);
  }
}
