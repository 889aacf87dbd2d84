import { expect, test } from "vitest";
import { maySend } from "./queue-policy.ts";

const question = {
  queueArn: "arn:aws:sqs:us-east-1:000000000000:Mail",
  ruleArn: "arn:aws:events:us-east-1:000000000000:rule/Shop/Everything",
  accountId: "000000000000",
};
const allow = {
  Effect: "Allow",
  Principal: { Service: "events.amazonaws.com" },
  Action: "sqs:SendMessage",
  Resource: question.queueArn,
};
const ask = (...statements: object[]): ReturnType<typeof maySend> =>
  maySend(JSON.stringify({ Statement: statements }), question);

test.each([
  ["EventBridge is named", allow],
  ["one of several services", { ...allow, Principal: { Service: ["sns.amazonaws.com", "events.amazonaws.com"] } }],
  ["anybody", { ...allow, Principal: "*" }],
  ["any account", { ...allow, Principal: { AWS: "*" } }],
  ["every action of SQS, in any case", { ...allow, Action: ["SQS:*"] }],
  ["queues by pattern", { ...allow, Resource: "arn:aws:sqs:*:*:M?il" }],
  ["this rule", { ...allow, Condition: { ArnEquals: { "aws:SourceArn": question.ruleArn } } }],
  ["rules by pattern", { ...allow, Condition: { ArnLike: { "AWS:SourceArn": "arn:aws:events:*:*:rule/Shop/*" } } }],
  ["one of several rules", { ...allow, Condition: { ArnEquals: { "aws:SourceArn": ["arn:x", question.ruleArn] } } }],
  ["this account", { ...allow, Condition: { StringEquals: { "aws:SourceAccount": "000000000000" } } }],
])("may send: %s", (_what, statement) => {
  expect(ask(statement)).toEqual({ allowed: true });
});

test.each([
  ["another service", { ...allow, Principal: { Service: "sns.amazonaws.com" } }],
  ["another action", { ...allow, Action: "sqs:ReceiveMessage" }],
  ["another queue", { ...allow, Resource: `${question.queueArn}2` }],
  ["another rule", { ...allow, Condition: { ArnEquals: { "aws:SourceArn": "arn:aws:events:us-east-1:0:rule/x" } } }],
  ["text is not a pattern", { ...allow, Condition: { StringEquals: { "aws:SourceArn": "arn:*" } } }],
  [
    "one of two conditions fails",
    {
      ...allow,
      Condition: { ArnEquals: { "aws:SourceArn": question.ruleArn }, StringEquals: { "aws:SourceAccount": "1" } },
    },
  ],
])("may not send: %s", (_what, statement) => {
  expect(ask(statement)).toEqual({ allowed: false });
});

test("no policy, no permission", () => {
  expect(maySend(undefined, question)).toEqual({ allowed: false });
  expect(maySend("", question)).toEqual({ allowed: false });
});

test("a Deny wins", () => {
  expect(ask(allow, { ...allow, Effect: "Deny" })).toEqual({ allowed: false });
});

const elsewhere = { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } };

test("a condition that is not emulated allows nothing, and is named", () => {
  expect(ask({ ...allow, Condition: elsewhere })).toEqual({ allowed: false, problem: "IpAddress aws:SourceIp" });
  expect(ask(allow, { ...allow, Condition: elsewhere })).toEqual({ allowed: true, problem: "IpAddress aws:SourceIp" });
});

test("a Deny that is not emulated denies, and is named", () => {
  const deny = { ...allow, Effect: "Deny" };
  expect(ask(allow, { ...deny, Condition: elsewhere })).toEqual({ allowed: false, problem: "IpAddress aws:SourceIp" });
  expect(ask(allow, { Effect: "Deny", Principal: "*", NotAction: "sqs:ReceiveMessage", Resource: "*" })).toEqual({
    allowed: false,
    problem: "NotAction",
  });
});

test("EventBridge comes over TLS", () => {
  const insecure = { Bool: { "aws:SecureTransport": "false" } };
  expect(ask(allow, { ...allow, Principal: "*", Effect: "Deny", Condition: insecure })).toEqual({ allowed: true });
  expect(ask({ ...allow, Condition: { Bool: { "aws:SecureTransport": true } } })).toEqual({ allowed: true });
});
