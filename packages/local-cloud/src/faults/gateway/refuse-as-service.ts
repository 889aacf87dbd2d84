import type { ServerResponse } from "node:http";
import { awsFault } from "../../services/aws-fault.ts";
import type { ServiceRequest } from "../../services/gateway/gateway.ts";
import { sendFault } from "../../services/gateway/json-protocol.ts";
import { errorXml, sendXml } from "../../services/sqs/query-protocol.ts";
import { element } from "../../services/sqs/write-xml.ts";

/** Why a service that is well in itself does not do what it was asked. */
export type Trouble = "throttled" | "broken";

interface Words {
  readonly code: string;
  readonly message: string;
  readonly status: number;
}

type InTrouble = Readonly<Record<Trouble, Words>>;

const RATE = "Rate exceeded";
const BROKEN = "An internal error has occurred.";

const ANY: InTrouble = {
  throttled: { code: "ThrottlingException", message: RATE, status: 400 },
  broken: { code: "InternalFailure", message: BROKEN, status: 500 },
};

const DYNAMODB: InTrouble = {
  throttled: {
    code: "com.amazon.coral.availability#ThrottlingException",
    message: "Throughput exceeds the current capacity of your table or index.",
    status: 400,
  },
  broken: {
    code: "com.amazonaws.dynamodb.v20120810#InternalServerError",
    message: "Internal server error",
    status: 500,
  },
};

/** What each service says, by the X-Amz-Target of its requests or by its signing name. */
const WORDS: Readonly<Record<string, InTrouble>> = {
  AWSEvents: { ...ANY, broken: { code: "InternalException", message: BROKEN, status: 500 } },
  AmazonSQS: { ...ANY, throttled: { code: "RequestThrottled", message: RATE, status: 403 } },
  AmazonSSM: { ...ANY, broken: { code: "InternalServerError", message: BROKEN, status: 500 } },
  DynamoDB_20120810: DYNAMODB,
  DynamoDBStreams_20120810: DYNAMODB,
  lambda: {
    throttled: { code: "TooManyRequestsException", message: RATE, status: 429 },
    broken: { code: "ServiceException", message: BROKEN, status: 500 },
  },
  s3: {
    throttled: { code: "SlowDown", message: "Please reduce your request rate.", status: 503 },
    broken: { code: "InternalError", message: "We encountered an internal error. Please try again.", status: 500 },
  },
  ses: { ...ANY, throttled: { code: "TooManyRequestsException", message: RATE, status: 429 } },
  sqs: { ...ANY, throttled: { code: "RequestThrottled", message: RATE, status: 403 } },
};

/** Refuses a request for no fault of its own, with the code and in the protocol of the service that it is for. */
export function refuseAsService(asked: ServiceRequest, trouble: Trouble): void {
  const { response, addressed } = asked;
  const { target, isForm, scope = isForm ? "sqs" : "s3" } = addressed;
  const words = (WORDS[target?.service ?? scope] ?? ANY)[trouble];
  const { code, message, status } = words;
  if (target) {
    if (target.service === "AmazonSQS") response.setHeader("x-amzn-query-error", `${code};Receiver`);
    return sendFault(response, { version: "1.0" }, awsFault(code, message, { status }));
  }
  if (isForm) return sendXml(asked, status, errorXml(code, message));
  if (scope === "s3") return sendS3(asked, words);
  sendRest(response, words);
}

function sendS3({ request, response }: ServiceRequest, { code, message, status }: Words): void {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${element("Code", code)}${element("Message", message)}</Error>`;
  const body = request.method === "HEAD" ? "" : xml;
  response.writeHead(status, { "content-type": "application/xml", "content-length": Buffer.byteLength(body) });
  response.end(body);
}

function sendRest(response: ServerResponse, { code, message, status }: Words): void {
  const body = JSON.stringify({ message, Message: message });
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    "x-amzn-errortype": code,
  });
  response.end(body);
}
