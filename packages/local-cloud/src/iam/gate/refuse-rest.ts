import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { nameOf } from "../principal.ts";
import { sentenceOf, type Refuse } from "./refusal.ts";

/** Lambda: 403, the name of the exception in a header. */
export const refuseLambda: Refuse = ({ response }, refused) => send(response, { Message: sentenceOf(refused) });

/** SES: as Lambda, but in a sentence of its own with quotes of its own, and without a reason. */
export const refuseSes: Refuse = ({ response }, { principal, action, resource }) =>
  send(response, {
    message: `User \`${nameOf(principal)}' is not authorized to perform \`${action}' on resource \`${resource}'`,
  });

function send(response: ServerResponse, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(403, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(text),
    "x-amzn-errortype": "AccessDeniedException",
    "x-amzn-requestid": randomUUID(),
  });
  response.end(text);
}
