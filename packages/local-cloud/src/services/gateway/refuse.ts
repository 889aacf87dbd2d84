import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { awsFault } from "../aws-fault.ts";
import { element } from "../sqs/write-xml.ts";
import type { Addressed } from "./addressed.ts";
import { sendFault } from "./json-protocol.ts";

/** Refuses a request that no service takes, in the protocol of its client: AWS's names, words of ours. */
export function refuse(response: ServerResponse, { target, scope, isForm }: Addressed): void {
  if (target) {
    const fault = awsFault("UnknownOperationException", "The service is not emulated here.");
    return sendFault(response, { version: "1.0" }, fault);
  }
  if (scope === undefined) {
    // What AWS's own fronts answer to a request that is neither signed nor public.
    const fault = awsFault("MissingAuthenticationTokenException", "Missing Authentication Token", { status: 403 });
    return sendFault(response, { version: "1.1" }, fault);
  }
  const text = `The service ${scope} is not emulated here.`;
  if (isForm) return refuseInXml(response, text);
  sendFault(response, { version: "1.1" }, awsFault("UnknownOperationException", text, { status: 404 }));
}

/** The query protocol, which SNS, STS and IAM speak. */
function refuseInXml(response: ServerResponse, text: string): void {
  const error = element("Type", "Sender") + element("Code", "InvalidAction") + element("Message", text);
  const body = `<ErrorResponse><Error>${error}</Error>${element("RequestId", randomUUID())}</ErrorResponse>`;
  response.writeHead(400, { "content-type": "text/xml", "content-length": Buffer.byteLength(body) });
  response.end(body);
}
