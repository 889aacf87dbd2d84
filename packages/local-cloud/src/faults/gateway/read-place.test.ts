import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { readAddress } from "../../services/gateway/addressed.ts";
import { readPlace } from "./read-place.ts";

interface Asked {
  readonly method?: string;
  readonly url?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The place of a request without its caller, in one line. */
async function placeOf({ method = "POST", url = "/", headers = {}, body = "" }: Asked): Promise<string> {
  const request = new IncomingMessage(new Socket());
  Object.assign(request, { method, url, headers });
  request.push(body);
  request.push(null);
  const asked = { request, response: new ServerResponse(request), addressed: readAddress(headers, url) };
  const { place } = await readPlace(asked, () => "Announce");
  expect(place.caller).toBe("Announce");
  return `${place.service} ${place.operation} ${place.resource}`;
}

const json = (target: string, input: unknown): Asked => ({
  headers: { "x-amz-target": target },
  body: JSON.stringify(input),
});

const signed = (service: string): Readonly<Record<string, string>> => ({
  authorization: `AWS4-HMAC-SHA256 Credential=ASIA/20260101/us-east-1/${service}/aws4_request`,
});

const BUS = "arn:aws:events:us-east-1:000000000000:event-bus/Facts";
const form = { "content-type": "application/x-www-form-urlencoded" };

test.each<[string, Asked]>([
  ["sqs SendMessage News", json("AmazonSQS.SendMessage", { QueueUrl: "http://127.0.0.1:1/000000000000/News" })],
  ["dynamodb PutItem Shelves", json("DynamoDB_20120810.PutItem", { TableName: "Shelves" })],
  ["dynamodb BatchWriteItem Shelves", json("DynamoDB_20120810.BatchWriteItem", { RequestItems: { Shelves: [] } })],
  [
    "dynamodb TransactWriteItems Shelves",
    json("DynamoDB_20120810.TransactWriteItems", { TransactItems: [{ Put: { TableName: "Shelves" } }] }),
  ],
  ["events PutEvents Facts", json("AWSEvents.PutEvents", { Entries: [{ EventBusName: BUS }] })],
  ["ssm GetParameter list", json("AmazonSSM.GetParameter", { Name: "/shop/live/list" })],
  ["shop Sell -", json("Shop.Sell", { what: "bread" })],
  ["shop Sell -", { ...json("Shop.Sell", {}), body: "no json" }],
  ["shop Sell -", { ...json("Shop.Sell", {}), body: "null" }],
  ["sqs SendMessage News", { headers: form, body: "Action=SendMessage&QueueUrl=http://x/000000000000/News" }],
  ["sqs SendMessage News", { headers: form, url: "/000000000000/News", body: "Action=SendMessage" }],
  ["s3 PutObject files", { method: "PUT", url: "/files/a/b", headers: signed("s3") }],
  ["s3 GetBucket files", { method: "GET", url: "/files?list-type=2", headers: signed("s3") }],
  ["ses Post -", { url: "/v2/email/outbound-emails", headers: signed("ses") }],
])("%s", async (place, asked) => {
  expect(await placeOf(asked)).toBe(place);
});
