import { expect, test } from "vitest";
import { ask, DELIVERS, documentOf, RULE_ARN, SENDS } from "../testing/ask.ts";
import { readPolicy } from "./read-policy.ts";

const allow = { Effect: "Allow", Principal: "*", Action: "sqs:SendMessage", Resource: "*" };

test.each([
  ["this rule", { ArnEquals: { "aws:SourceArn": RULE_ARN } }],
  ["rules by pattern, the key in any case", { ArnLike: { "AWS:sourceArn": "arn:aws:events:*:*:rule/Shop/*" } }],
  ["ArnEquals takes patterns as well", { ArnEquals: { "aws:SourceArn": "arn:aws:events:*:*:rule/*" } }],
  ["one of several", { ArnEquals: { "aws:SourceArn": ["arn:aws:events:a:b:rule/c", RULE_ARN] } }],
  ["its text", { StringEquals: { "aws:SourceArn": RULE_ARN } }],
  ["the account that the rule is in", { StringEquals: { "aws:SourceAccount": "000000000000" } }],
  ["a request over TLS, as text", { Bool: { "aws:SecureTransport": "true" } }],
  ["a request over TLS, in any case", { Bool: { "aws:SecureTransport": "True" } }],
  ["a request over TLS, as JSON", { Bool: { "aws:SecureTransport": true } }],
])("a condition holds: %s", (_what, Condition) => {
  expect(ask(DELIVERS, "resource-based", { ...allow, Condition }).allowed).toBe(true);
});

test.each([
  ["another rule", { ArnEquals: { "aws:SourceArn": `${RULE_ARN}Else` } }],
  ["text is no pattern", { StringEquals: { "aws:SourceArn": "arn:*" } }],
  ["text has its case", { StringEquals: { "aws:SourceArn": RULE_ARN.toUpperCase() } }],
  ["another account", { StringEquals: { "aws:SourceAccount": "000000000001" } }],
  ["a request without TLS", { Bool: { "aws:SecureTransport": "false" } }],
  ["no value", { StringEquals: { "aws:SourceAccount": [] } }],
  [
    "one of two operators",
    { ArnEquals: { "aws:SourceArn": RULE_ARN }, StringEquals: { "aws:SourceAccount": "000000000001" } },
  ],
  ["one of two keys", { StringEquals: { "aws:SourceArn": RULE_ARN, "aws:SourceAccount": "000000000001" } }],
])("a condition fails: %s", (_what, Condition) => {
  expect(ask(DELIVERS, "resource-based", { ...allow, Condition }).allowed).toBe(false);
});

test("a key that the request does not have fails: a function acts on behalf of nothing", () => {
  const Condition = { ArnLike: { "aws:SourceArn": "*" } };
  expect(ask(SENDS, "resource-based", { ...allow, Condition }).allowed).toBe(false);
});

test("what denies requests without TLS denies none over loopback", () => {
  const Condition = { Bool: { "aws:SecureTransport": "false" } };
  const deny = { ...allow, Effect: "Deny", Action: "sqs:*", Condition };
  expect(ask(SENDS, "resource-based", allow, deny).allowed).toBe(true);
});

test.each([
  ["the condition IpAddress aws:SourceIp", { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } }],
  ["the condition StringEquals aws:PrincipalTag/team", { StringEquals: { "aws:PrincipalTag/team": "a" } }],
  ["the condition ArnEqualsIfExists aws:SourceArn", { ArnEqualsIfExists: { "aws:SourceArn": RULE_ARN } }],
  [
    'the policy variable in aws:SourceAccount "${aws:PrincipalAccount}"',
    { StringEquals: { "aws:SourceAccount": "${aws:PrincipalAccount}" } },
  ],
  ["aws:SourceAccount with a value that is no text", { StringEquals: { "aws:SourceAccount": 12 } }],
])("%s is not guessed at", (problem, Condition) => {
  const { statements } = readPolicy(documentOf({ ...allow, Condition }), "resource-based", "Test");
  expect(statements.map(({ problems }) => problems)).toEqual([[problem]]);
});
