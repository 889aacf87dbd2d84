import { expect, test } from "vitest";
import { policyJson } from "./policy-document.ts";

test("one value stands as a string, several as a list, as AWS's provider renders them", () => {
  const json = policyJson([
    { actions: ["sqs:SendMessage"], resources: ["a", "b"] },
    {
      sid: "TlsOnly",
      effect: "Deny",
      principals: [{ type: "*", identifiers: ["*"] }],
      actions: ["s3:*"],
      resources: ["c"],
      conditions: [
        { test: "Bool", variable: "aws:SecureTransport", values: ["false"] },
        { test: "ArnLike", variable: "aws:SourceArn", values: ["d", "e"] },
      ],
    },
    { actions: ["sts:AssumeRole"], principals: [{ type: "Service", identifiers: ["lambda.amazonaws.com"] }] },
  ]);
  expect(JSON.parse(json)).toEqual({
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Action: "sqs:SendMessage", Resource: ["a", "b"] },
      {
        Sid: "TlsOnly",
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: "c",
        Condition: { Bool: { "aws:SecureTransport": "false" }, ArnLike: { "aws:SourceArn": ["d", "e"] } },
      },
      { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" },
    ],
  });
});
