import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { sentenceOf, type Refuse } from "./refusal.ts";

/** EventBridge, SSM: 400 with the bare name of the exception. */
export const refuseJson: Refuse = ({ response }, refused) =>
  send(response, 400, { __type: "AccessDeniedException", Message: sentenceOf(refused) });

/** DynamoDB and its Streams: as above, but the name comes with the namespace of the front that refuses. */
export const refuseDynamoDb: Refuse = ({ response }, refused) =>
  send(response, 400, { __type: "com.amazon.coral.service#AccessDeniedException", Message: sentenceOf(refused) });

/** SQS: 403, and the code that clients of its older protocol know in a header. It writes actions in lower case. */
export const refuseSqsJson: Refuse = ({ response }, refused) => {
  response.setHeader("x-amzn-query-error", "AccessDenied;Sender");
  send(response, 403, {
    __type: "com.amazon.coral.service#AccessDeniedException",
    message: lowerCaseSentence(refused),
  });
};

/** The sentence of SQS, which writes actions in lower case. */
export function lowerCaseSentence(refused: Parameters<typeof sentenceOf>[0]): string {
  const { action, reason } = refused;
  const lower = action.toLowerCase();
  return sentenceOf({ ...refused, action: lower, reason: reason.replace(action, () => lower) });
}

function send(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "content-type": "application/x-amz-json-1.0",
    "content-length": Buffer.byteLength(text),
    "x-amzn-requestid": randomUUID(),
  });
  response.end(text);
}
