import { expect, test } from "vitest";
import { ask, documentOf, QUEUE_ARN, SENDS } from "../testing/ask.ts";
import { readPolicy } from "./read-policy.ts";
import type { PolicyKind } from "./statement.ts";

const allow = { Effect: "Allow", Action: "sqs:SendMessage", Resource: QUEUE_ARN };
const problemsOf = (json: string, kind: PolicyKind = "identity-based"): readonly (readonly string[])[] =>
  readPolicy(json, kind, "Test").statements.map(({ problems }) => problems);

test.each([
  ["the action in any case", { Action: "SQS:sendmessage" }],
  ["one of several actions", { Action: ["sqs:ReceiveMessage", "sqs:SendMessage"] }],
  ["every action of a service", { Action: "sqs:*" }],
  ["every action", { Action: "*" }],
  ["actions by pattern", { Action: "sqs:Send*" }],
  ["every other action", { Action: undefined, NotAction: "sqs:ReceiveMessage" }],
  ["resources by pattern", { Resource: "arn:aws:sqs:*:*:M?il" }],
  ["every resource", { Resource: "*" }],
  ["every other resource", { Resource: undefined, NotResource: `${QUEUE_ARN}2` }],
])("a statement is about %s", (_what, elements) => {
  expect(ask(SENDS, "identity-based", { ...allow, ...elements }).allowed).toBe(true);
});

test.each([
  ["another action", { Action: "sqs:ReceiveMessage" }],
  ["an action by its beginning alone", { Action: "sqs:Send" }],
  ["all actions but this", { Action: undefined, NotAction: "sqs:Send*" }],
  ["another resource", { Resource: `${QUEUE_ARN}2` }],
  ["a resource in another case", { Resource: QUEUE_ARN.toLowerCase() }],
  ["all resources but this", { Resource: undefined, NotResource: "arn:aws:sqs:*:*:Mail" }],
])("a statement is not about it: %s", (_what, elements) => {
  expect(ask(SENDS, "identity-based", { ...allow, ...elements }).allowed).toBe(false);
});

test("a single statement needs no list", () => {
  expect(readPolicy(JSON.stringify({ Statement: allow }), "identity-based", "Test").statements).toHaveLength(1);
});

test("a statement is called by its Sid, or by its place", () => {
  const { statements } = readPolicy(documentOf({ ...allow, Sid: "Send" }, allow), "identity-based", "Test");
  expect(statements.map(({ label }) => label)).toEqual(["Send", "#2"]);
});

test.each([
  ['the effect "allow"', { Effect: "allow" }],
  ["the effect undefined", { Effect: undefined }],
  ["the element Actions", { Actions: [] }],
  ["a statement without one of Action and NotAction", { Action: undefined }],
  ["a statement without one of Action and NotAction", { NotAction: "sqs:*" }],
  ["a statement without one of Resource and NotResource", { Resource: undefined }],
  [
    'the policy variable in Resource "arn:aws:s3:::home/${aws:username}"',
    { Resource: "arn:aws:s3:::home/${aws:username}" },
  ],
  ["Resource with a value that is no text", { Resource: [QUEUE_ARN, 1] }],
  ["a Principal in a policy of a role", { Principal: "*" }],
])("%s is a problem", (problem, elements) => {
  expect(problemsOf(documentOf({ ...allow, ...elements }))).toEqual([[problem]]);
});

test("a document that nobody can read is a problem", () => {
  expect(problemsOf("{")).toEqual([["a document that is no JSON"]]);
  expect(problemsOf("{}")).toEqual([["a document without a Statement"]]);
  expect(problemsOf("null")).toEqual([["a document without a Statement"]]);
});

test("a trust policy names no resource, a policy of a resource does", () => {
  const trust = { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" };
  expect(problemsOf(documentOf(trust), "trust")).toEqual([[]]);
  expect(problemsOf(documentOf(trust), "resource-based")).toEqual([
    ["a statement without one of Resource and NotResource"],
  ]);
});
