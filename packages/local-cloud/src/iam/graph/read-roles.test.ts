import { expect, test } from "vitest";
import type { Resource } from "../../graph/graph.ts";
import { graphOf, resourceOf } from "../../testing/graph-of.ts";
import { decide } from "../decide.ts";
import { documentOf, SENDS } from "../testing/ask.ts";
import { roleArnOf, roleOf } from "../testing/graph.ts";
import { readRoles } from "./read-roles.ts";

const allow = { Effect: "Allow", Action: "sqs:SendMessage", Resource: "*" };
const POLICY_ARN = "arn:aws:iam::000000000000:policy/Senders";
const policy = resourceOf("aws:iam/policy:Policy", "Senders", { policy: documentOf(allow) }, { arn: POLICY_ARN });

function maySend(...resources: readonly Resource[]): boolean {
  const role = readRoles(graphOf(resources)).get(roleArnOf("Reader"));
  return decide(SENDS, role?.rights ?? []).allowed;
}

test.each([
  ["in the role", [roleOf("Reader", [allow])]],
  [
    "beside it",
    [
      roleOf("Reader", []),
      resourceOf("aws:iam/rolePolicy:RolePolicy", "Own", { role: "Reader", policy: documentOf(allow) }, {}),
    ],
  ],
  ["in a policy that it names", [roleOf("Reader", [], { managedPolicyArns: [POLICY_ARN] }), policy]],
  [
    "in a policy that is attached",
    [
      roleOf("Reader", []),
      policy,
      resourceOf(
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        "Attached",
        { role: roleArnOf("Reader"), policyArn: POLICY_ARN },
        {},
      ),
    ],
  ],
  [
    "in a policy that several roles have",
    [
      roleOf("Reader", []),
      policy,
      resourceOf(
        "aws:iam/policyAttachment:PolicyAttachment",
        "Shared",
        { roles: ["Reader"], policyArn: POLICY_ARN },
        {},
      ),
    ],
  ],
  [
    "in a policy of AWS's own",
    [roleOf("Reader", [], { managedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"] })],
  ],
  [
    "as an object, which the provider takes as well",
    [roleOf("Reader", [], { inlinePolicies: [{ name: "inline", policy: { Statement: [allow] } }] })],
  ],
])("a right is found %s", (_where, resources) => {
  expect(maySend(...resources)).toBe(true);
});

test("what another role has is not found", () => {
  const beside = { role: "Other", policy: documentOf(allow) };
  expect(maySend(roleOf("Reader", []), resourceOf("aws:iam/rolePolicy:RolePolicy", "Own", beside, {}))).toBe(false);
  expect(maySend(roleOf("Reader", []), policy)).toBe(false);
});

test("a condition that is not emulated is a named error, and so is all else that could only be guessed at", () => {
  const Condition = { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } };
  expect(() => maySend(roleOf("Reader", [{ ...allow, Sid: "Near", Condition }]))).toThrow(
    expect.objectContaining({
      code: "GRAPH_UNSUPPORTED",
      sentence: "policy inline of role Reader, statement Near: the condition IpAddress aws:SourceIp is not emulated",
      mend: expect.stringContaining('iam: "off"') as string,
    }),
  );
  expect(() => maySend(roleOf("Reader", [], { permissionsBoundary: POLICY_ARN }))).toThrow(
    "role Reader: a permissions boundary is not emulated",
  );
  expect(() => maySend(roleOf("Reader", [], { managedPolicyArns: ["arn:aws:iam::aws:policy/Unheard"] }))).toThrow(
    "role Reader: what the attached policy arn:aws:iam::aws:policy/Unheard allows is not known here",
  );
});
