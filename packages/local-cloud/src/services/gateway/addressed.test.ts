import { expect, test } from "vitest";
import { readAddress } from "./addressed.ts";

const signedFor = (service: string): string =>
  `AWS4-HMAC-SHA256 Credential=AKID/20260101/eu-west-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;

test("a target header names service and operation", () => {
  const { target } = readAddress({ "x-amz-target": "DynamoDB_20120810.PutItem" }, "/");
  expect(target).toEqual({ service: "DynamoDB_20120810", operation: "PutItem" });
});

test("a signature names the service it is for", () => {
  expect(readAddress({ authorization: signedFor("s3") }, "/bucket/key").scope).toBe("s3");
});

test("a URL that was signed beforehand names it in its query", () => {
  const url = `/bucket/key?X-Amz-Credential=${encodeURIComponent("AKID/20260101/eu-west-1/s3/aws4_request")}`;
  expect(readAddress({}, url).scope).toBe("s3");
});

test("a URL that was signed in S3's older way is S3's, and names the key", () => {
  const url = "/bucket/key?AWSAccessKeyId=AKID&Signature=abc&Expires=1767225600";
  expect(readAddress({}, url)).toMatchObject({ scope: "s3", accessKeyId: "AKID" });
});

test("another kind of authorization names nothing", () => {
  expect(readAddress({ authorization: "Bearer abc" }, "/")).not.toHaveProperty("scope");
});

test("a form is told from JSON", () => {
  expect(readAddress({ "content-type": "application/x-www-form-urlencoded; charset=utf-8" }, "/").isForm).toBe(true);
  expect(readAddress({ "content-type": "application/x-amz-json-1.0" }, "/").isForm).toBe(false);
});
