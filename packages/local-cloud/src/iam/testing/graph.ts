import type { Resource } from "../../graph/graph.ts";
import { functionOf, resourceOf } from "../../testing/graph-of.ts";
import { documentOf } from "./ask.ts";

const TRUSTS_LAMBDA = documentOf({
  Effect: "Allow",
  Principal: { Service: "lambda.amazonaws.com" },
  Action: "sts:AssumeRole",
});

export const roleArnOf = (name: string): string => `arn:aws:iam::000000000000:role/${name}`;

/** A role that Lambda may assume, with one policy of these statements. */
export function roleOf(
  name: string,
  statements: readonly object[],
  inputs: Readonly<Record<string, unknown>> = {},
): Resource {
  const asked = {
    assumeRolePolicy: TRUSTS_LAMBDA,
    inlinePolicies: [{ name: "inline", policy: documentOf(...statements) }],
    ...inputs,
  };
  return { ...resourceOf("aws:iam/role:Role", name, asked, { name, arn: roleArnOf(name) }), id: name };
}

/** A function and its role, which may do what these statements say. */
export function functionWith(name: string, ...statements: readonly object[]): readonly Resource[] {
  return [functionOf(name, { role: roleArnOf(`${name}Role`) }), roleOf(`${name}Role`, statements)];
}
