import { expect, test } from "vitest";
import { decide } from "./decide.ts";
import { readPolicy } from "./policy/read-policy.ts";
import type { Policy } from "./policy/statement.ts";
import { DELIVERS, documentOf, SENDS } from "./testing/ask.ts";

const allow = { Sid: "Yes", Effect: "Allow", Action: "sqs:SendMessage", Resource: "*" };
const deny = { ...allow, Sid: "No", Effect: "Deny" };
const unknown = { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } };

const ofRole = (...statements: readonly object[]): Policy =>
  readPolicy(documentOf(...statements), "identity-based", "policy of the role");
const ofQueue = (...statements: readonly object[]): Policy =>
  readPolicy(
    documentOf(...statements.map((one) => Object.assign({ Principal: "*" }, one))),
    "resource-based",
    "policy of Mail",
  );

test("nothing that allows is a refusal, in AWS's words for a function and for a service", () => {
  expect(decide(SENDS, [])).toEqual({
    allowed: false,
    reason: "because no identity-based policy allows the sqs:SendMessage action",
  });
  expect(decide(DELIVERS, [])).toEqual({
    allowed: false,
    reason: "because no resource-based policy allows the sqs:SendMessage action",
  });
});

test("within one account it is enough that the role's policy or the resource's allows", () => {
  expect(decide(SENDS, [ofRole(allow)]).allowed).toBe(true);
  expect(decide(SENDS, [ofQueue(allow)]).allowed).toBe(true);
  expect(decide(SENDS, [ofRole({ ...allow, Action: "s3:*" }), ofQueue(allow)])).toMatchObject({
    allowed: true,
    by: { policy: { name: "policy of Mail" }, statement: { label: "Yes" } },
  });
});

test("a Deny wins wherever it stands, and the refusal says where", () => {
  expect(decide(SENDS, [ofRole(allow, deny), ofQueue(allow)])).toMatchObject({
    allowed: false,
    reason: "with an explicit deny in an identity-based policy",
    by: { policy: { name: "policy of the role" }, statement: { label: "No" } },
  });
  expect(decide(SENDS, [ofRole(allow), ofQueue(deny)])).toMatchObject({
    allowed: false,
    reason: "with an explicit deny in a resource-based policy",
    by: { policy: { name: "policy of Mail" }, statement: { label: "No" } },
  });
});

test("a statement that is not understood allows nothing, or denies", () => {
  expect(decide(SENDS, [ofRole({ ...allow, Condition: unknown })]).allowed).toBe(false);
  expect(decide(SENDS, [ofRole(allow, { ...allow, Condition: unknown })]).allowed).toBe(true);
  expect(decide(SENDS, [ofRole(allow, { ...deny, Condition: unknown })]).allowed).toBe(false);
});

test("a statement that is not understood denies only what the rest of it is about", () => {
  const elsewhere = { ...deny, Action: "s3:*", Condition: unknown };
  expect(decide(SENDS, [ofRole(allow, elsewhere)]).allowed).toBe(true);
});

test("a document that nobody can read denies everything", () => {
  expect(decide(SENDS, [ofRole(allow), readPolicy("{", "resource-based", "broken")]).allowed).toBe(false);
});
