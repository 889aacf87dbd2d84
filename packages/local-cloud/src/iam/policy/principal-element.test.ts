import { expect, test } from "vitest";
import { ask, DELIVERS, documentOf, READER, ROLE_ARN, SENDS } from "../testing/ask.ts";
import { readPolicy } from "./read-policy.ts";

const allow = { Effect: "Allow", Action: "sqs:SendMessage", Resource: "*" };
const deny = { ...allow, Effect: "Deny" };
const ROOT = "arn:aws:iam::000000000000:root";

test.each([
  ["anybody", "*"],
  ["anybody of AWS", { AWS: "*" }],
  ["the role", { AWS: ROLE_ARN }],
  ["the session", { AWS: READER.sessionArn }],
  ["one of several", { AWS: ["arn:aws:iam::000000000000:role/other", ROLE_ARN] }],
  ["one of several kinds", { Service: "sns.amazonaws.com", AWS: ROLE_ARN }],
])("a function is meant by %s", (_who, Principal) => {
  expect(ask(SENDS, "resource-based", { ...allow, Principal }).allowed).toBe(true);
});

test.each([
  ["another role", { AWS: "arn:aws:iam::000000000000:role/other" }],
  ["a service", { Service: "events.amazonaws.com" }],
  ["a federation", { Federated: "cognito-identity.amazonaws.com" }],
  ["CloudFront's own identity", { CanonicalUser: "0123" }],
])("a function is not meant by %s", (_who, Principal) => {
  expect(ask(SENDS, "resource-based", { ...allow, Principal }).allowed).toBe(false);
});

test.each([
  ["its name", { Service: "events.amazonaws.com" }, true],
  ["one of several names", { Service: ["sns.amazonaws.com", "events.amazonaws.com"] }, true],
  ["anybody", "*", true],
  ["anybody of AWS", { AWS: "*" }, true],
  ["another service's name", { Service: "sns.amazonaws.com" }, false],
  ["the account", { AWS: "000000000000" }, false],
])("a service that is let in by %s: %j %s", (_who, Principal, allowed) => {
  expect(ask(DELIVERS, "resource-based", { ...allow, Principal }).allowed).toBe(allowed);
});

test.each([{ AWS: ROOT }, { AWS: "000000000000" }])(
  "an account that is allowed leaves it to its own policies, and denied it is everyone in it: %j",
  (Principal) => {
    expect(ask(SENDS, "resource-based", { ...allow, Principal }).allowed).toBe(false);
    const denied = ask(SENDS, "resource-based", { ...allow, Principal: "*" }, { ...deny, Principal });
    expect(denied).toMatchObject({ allowed: false, reason: "with an explicit deny in a resource-based policy" });
    const service = ask(DELIVERS, "resource-based", { ...allow, Principal: "*" }, { ...deny, Principal });
    expect(service.allowed, "a service is in no account").toBe(true);
  },
);

test.each([
  ["NotPrincipal", { NotPrincipal: { AWS: ROLE_ARN } }],
  ["a statement without a Principal", {}],
  ["a statement without a Principal", { Principal: ["*"] }],
  ["a principal of kind Robot", { Principal: { Robot: "R2" } }],
  [
    'the principal "arn:aws:iam::000000000000:role/*": AWS takes no part of a name',
    { Principal: { AWS: "arn:aws:iam::000000000000:role/*" } },
  ],
  ['the service principal "*.amazonaws.com"', { Principal: { Service: "*.amazonaws.com" } }],
])("%s is not guessed at", (problem, elements) => {
  const { statements } = readPolicy(documentOf({ ...allow, ...elements }), "resource-based", "Test");
  expect(statements.map(({ problems }) => problems)).toEqual([[problem]]);
});
