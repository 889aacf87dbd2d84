import { expect, test } from "vitest";
import { graphOf, permissionOf, functionArnOf, queueOf, resourceOf } from "../testing/graph-of.ts";
import type { Resource } from "../graph/graph.ts";
import { decide } from "./decide.ts";
import { API_GATEWAY } from "./principal.ts";
import { createResourcePolicies } from "./resource-policies.ts";
import { DELIVERS, documentOf, QUEUE_ARN, READER, RULE_ARN } from "./testing/ask.ts";

const allow = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*" };

/** Resource policies, with a queue Mail whose policy can be set. */
function start(...resources: readonly Resource[]) {
  const warnings: string[] = [];
  const attributes: Record<string, string> = {};
  const queues = {
    nameOfArn: (arn: string) => (arn === QUEUE_ARN ? "Mail" : undefined),
    attributesOf: () => attributes,
  };
  const policiesOf = createResourcePolicies(graphOf(resources), queues, (text) => warnings.push(text));
  return { policiesOf, warnings, set: (Policy: string) => Object.assign(attributes, { Policy }) };
}

test("a queue without a policy lets no service in", () => {
  const { policiesOf, set } = start();
  expect(decide(DELIVERS, policiesOf(QUEUE_ARN)).allowed).toBe(false);
  set("");
  expect(decide(DELIVERS, policiesOf(QUEUE_ARN)).allowed).toBe(false);
});

test("what SetQueueAttributes writes counts from then on", () => {
  const { policiesOf, set } = start();
  set(documentOf(allow));
  expect(decide(DELIVERS, policiesOf(QUEUE_ARN)).allowed).toBe(true);
  set(documentOf({ ...allow, Effect: "Deny" }));
  expect(decide(DELIVERS, policiesOf(QUEUE_ARN)).allowed).toBe(false);
});

test("a part of it that is not emulated is named once, and taken the safe way", () => {
  const { policiesOf, set, warnings } = start();
  set(
    documentOf(allow, { ...allow, Sid: "Near", Effect: "Deny", Condition: { IpAddress: { "aws:SourceIp": "::1" } } }),
  );
  for (let times = 0; times < 3; times++) expect(decide(DELIVERS, policiesOf(QUEUE_ARN)).allowed).toBe(false);
  expect(warnings).toEqual([
    "policy of queue Mail, statement Near: the condition IpAddress aws:SourceIp is not emulated, so the statement allows nothing, or denies",
  ]);
});

test("the same part in the program is a named error at boot", () => {
  const policy = documentOf({ ...allow, NotPrincipal: "*", Principal: undefined });
  const message = "QueuePolicy Gate, statement #1: NotPrincipal is not emulated";
  expect(() => start(resourceOf("aws:sqs/queuePolicy:QueuePolicy", "Gate", { policy }, {}))).toThrow(message);
  expect(() => start(queueOf("Mail", { policy }))).toThrow("Queue Mail, statement #1: NotPrincipal is not emulated");
});

test("an object is judged by the policy of its bucket", () => {
  const photos = resourceOf(
    "aws:s3/bucketPolicy:BucketPolicy",
    "Gate",
    { bucket: "photos", policy: documentOf(allow) },
    {},
  );
  const { policiesOf } = start(photos);
  const read = { principal: READER, action: "s3:GetObject" };
  const mayRead = (resource: string): boolean => decide({ ...read, resource }, policiesOf(resource)).allowed;
  expect([mayRead("arn:aws:s3:::photos/a/b.jpg"), mayRead("arn:aws:s3:::photos2/a/b.jpg")]).toEqual([true, false]);
});

const ROUTE = "arn:aws:execute-api:us-east-1:000000000000:api/$default/GET/items";
const invokes = { principal: API_GATEWAY, action: "lambda:InvokeFunction", resource: functionArnOf("Items") };

test.each([
  ["for any route of the API", { sourceArn: "arn:aws:execute-api:us-east-1:000000000000:api/*" }, true],
  ["for anything", {}, true],
  ["in any version", { function: `${functionArnOf("Items")}:live` }, true],
  ["by its name alone", { function: "Items" }, true],
  ["of this account", { sourceAccount: "000000000000" }, true],
  ["for another API", { sourceArn: "arn:aws:execute-api:us-east-1:000000000000:other/*" }, false],
  ["of another account", { sourceAccount: "000000000001" }, false],
  ["for another service", { principal: "events.amazonaws.com" }, false],
  ["to read it", { action: "lambda:GetFunction" }, false],
  ["another function", { function: functionArnOf("Other") }, false],
])("a permission of Lambda lets a service invoke a function: %s", (_what, inputs, allowed) => {
  const { policiesOf } = start(permissionOf("Items", { principal: "apigateway.amazonaws.com", ...inputs }));
  const decision = decide({ ...invokes, sourceArn: ROUTE }, policiesOf(functionArnOf("Items")));
  expect(decision.allowed).toBe(allowed);
});

test("several permissions of one function add up", () => {
  const { policiesOf } = start(
    { ...permissionOf("Items", { principal: "events.amazonaws.com", sourceArn: RULE_ARN }), urn: "1" },
    { ...permissionOf("Items", { principal: "apigateway.amazonaws.com" }), urn: "2" },
  );
  expect(decide({ ...invokes, sourceArn: ROUTE }, policiesOf(functionArnOf("Items"))).allowed).toBe(true);
});

test("a permission for an organization is named, since nobody here is in one", () => {
  expect(() => start(permissionOf("Items", { principal: "*", principalOrgId: "o-1" }))).toThrow(
    "Permission ItemsPermission, statement ItemsPermission: the condition StringEquals aws:PrincipalOrgID is not emulated",
  );
});

test("a permission for callers of a function URL lets no other caller in", () => {
  const { policiesOf } = start(permissionOf("Items", { principal: "*", functionUrlAuthType: "NONE" }));
  expect(policiesOf(functionArnOf("Items"))).toEqual([]);
});
