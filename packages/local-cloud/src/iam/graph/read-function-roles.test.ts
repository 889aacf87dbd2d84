import { expect, test } from "vitest";
import { functionOf, graphOf } from "../../testing/graph-of.ts";
import { documentOf } from "../testing/ask.ts";
import { functionWith, roleArnOf, roleOf } from "../testing/graph.ts";
import { readFunctionRoles } from "./read-function-roles.ts";
import { readRoles } from "./read-roles.ts";

const sessions = (...resources: Parameters<typeof graphOf>[0]) => {
  const graph = graphOf(resources);
  return readFunctionRoles(graph, readRoles(graph));
};

test("a function runs with a session of its role, which bears the function's name", () => {
  expect(sessions(...functionWith("Reader")).get("Reader")).toEqual({
    kind: "role",
    accountId: "000000000000",
    roleArn: "arn:aws:iam::000000000000:role/ReaderRole",
    sessionArn: "arn:aws:sts::000000000000:assumed-role/ReaderRole/Reader",
  });
});

test("a function with a role of elsewhere is a named error: nobody here knows what it may do", () => {
  const role = "arn:aws:iam::000000000000:role/of-another-stack";
  expect(() => sessions(functionOf("Reader", { role }))).toThrow(
    `function Reader runs with ${role}, a role that the program does not make`,
  );
});

test("a role that Lambda may not assume is refused in AWS's words", () => {
  const assumeRolePolicy = documentOf({
    Effect: "Allow",
    Principal: { Service: "ec2.amazonaws.com" },
    Action: "sts:AssumeRole",
  });
  const role = roleOf("ReaderRole", [], { assumeRolePolicy });
  expect(() => sessions(role, functionOf("Reader", { role: roleArnOf("ReaderRole") }))).toThrow(
    "function Reader: The role defined for the function cannot be assumed by Lambda.",
  );
});
