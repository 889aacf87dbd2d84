import { isDeepStrictEqual } from "node:util";
import { StreambridgeError } from "@streambridge/errors";
import { isObject, parseObject, textAt } from "../follow/json.ts";
import type { AttributeMap } from "./marshal.ts";

/** What came of writing an item; an item that was there already, the same in every field, makes no stream record. */
export type Put = "changed" | "unchanged" | { readonly refused: string };

/** The table, spoken to directly as DynamoDB's own clients do. */
export interface Table {
  put(item: AttributeMap): Promise<Put>;
}

/** Any credentials will do on this machine; the service and the region in them are what the address goes by. */
const AUTHORIZATION =
  "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=local";

/**
 * The table of this name behind the local cloud's address. `put` throws StreambridgeError `SERVICE_FAILED` when nothing,
 * or something other than DynamoDB, answers.
 */
export function openTable(endpoint: string, name: string): Table {
  return {
    async put(item) {
      const response = await fetch(endpoint, {
        method: "POST",
        headers: {
          "content-type": "application/x-amz-json-1.0",
          "x-amz-target": "DynamoDB_20120810.PutItem",
          authorization: AUTHORIZATION,
        },
        body: JSON.stringify({ TableName: name, Item: item, ReturnValues: "ALL_OLD" }),
      });
      const answer = parseObject(await response.text());
      if (answer === undefined || response.status >= 500) {
        throw new StreambridgeError("SERVICE_FAILED", `DynamoDB answered ${response.status} to PutItem`);
      }
      if (!response.ok) return { refused: textAt(answer, "message") ?? textAt(answer, "Message") ?? "no reason" };
      const old = answer["Attributes"];
      return isObject(old) && isDeepStrictEqual(old, item) ? "unchanged" : "changed";
    },
  };
}
