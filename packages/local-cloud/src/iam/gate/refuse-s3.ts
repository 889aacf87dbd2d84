import { randomBytes } from "node:crypto";
import { element } from "../../services/sqs/write-xml.ts";
import { sentenceOf, type Refuse } from "./refusal.ts";

/** S3: 403 with `AccessDenied`. It puts the resource into quotes, and names none for what is about no bucket. */
export const refuseS3: Refuse = ({ response }, refused) => {
  const sentence = sentenceOf({ ...refused, resource: `"${refused.resource}"` });
  const message = sentence.replace(' on resource: "*"', "");
  const requestId = randomBytes(8).toString("hex").toUpperCase();
  const error = element("Code", "AccessDenied") + element("Message", message) + element("RequestId", requestId);
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${error}<HostId>local</HostId></Error>`;
  response.writeHead(403, {
    "content-type": "application/xml",
    "content-length": Buffer.byteLength(body),
    "x-amz-request-id": requestId,
  });
  response.end(body);
};
