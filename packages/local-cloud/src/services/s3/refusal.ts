import { randomBytes } from "node:crypto";
import type { ServerResponse } from "node:http";
import { element } from "../sqs/write-xml.ts";

/** Refuses a request in S3's shape. */
export function refuseInXml(response: ServerResponse, status: number, code: string, message: string): void {
  const requestId = randomBytes(8).toString("hex").toUpperCase();
  const error = element("Code", code) + element("Message", message) + element("RequestId", requestId);
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${error}</Error>`;
  response.writeHead(status, {
    "content-type": "application/xml",
    "content-length": Buffer.byteLength(body),
    "x-amz-request-id": requestId,
  });
  response.end(body);
}
