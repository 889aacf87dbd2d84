import type { GraphView } from "@streambridge/local-cloud/graph";
import { expect, test } from "vitest";
import { statementsOf, type PolicyStatement } from "./testing/policies.ts";
import { recordPreview, recordProduction } from "./testing/recorded.ts";

const stages = [
  ["production", await recordProduction()],
  ["preview-x", await recordPreview()],
] as const;

/** Resources that end in a wildcard: each with the reason why nothing finer exists. A bare `*` is in none of them. */
const WILDCARDS: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/^arn:aws:s3:::[a-z0-9-]+\/(claims|parked)\/\*$/, "a key is named by the id of an event or a record"],
  [/^arn:aws:s3:::[a-z0-9-]+\/aws\/lambda\/\*$/, "Lambda names the keys of what its mapping gives up"],
  [/^arn:aws:logs:[a-z0-9-]+:\d+:log-group:[\w/-]+:\*$/, "log streams of the function's own group, named by Lambda"],
];

const allowed = (view: GraphView): PolicyStatement[] =>
  view
    .byType("Role")
    .flatMap(({ inputs }) => inputs["inlinePolicies"] as { policy: string }[])
    .flatMap(({ policy }) => statementsOf(policy));

test.each(stages)("in %s a role can be assumed by Lambda alone, and holds one policy of its own", (_stage, view) => {
  expect(view.byType("Role")).toHaveLength(view.byType("Function").length);
  for (const { name, inputs } of view.byType("Role")) {
    expect(statementsOf(inputs["assumeRolePolicy"]), name).toEqual([
      { effect: "Allow", principal: { Service: "lambda.amazonaws.com" }, actions: ["sts:AssumeRole"], resources: [] },
    ]);
    expect(inputs["inlinePolicies"], name).toHaveLength(1);
    expect(inputs["managedPolicyArns"], name).toEqual([]);
  }
});

test.each(stages)("in %s no statement allows every action of a service", (_stage, view) => {
  const actions = allowed(view).flatMap((statement) => statement.actions);
  expect(actions.length).toBeGreaterThan(30);
  expect(actions.filter((action) => action.includes("*"))).toEqual([]);
});

test.each(stages)("in %s no statement is about every resource, and each wildcard has a reason", (_stage, view) => {
  const wide = allowed(view)
    .flatMap(({ resources }) => resources)
    .filter((resource) => resource.includes("*"));
  expect(wide.filter((resource) => !WILDCARDS.some(([pattern]) => pattern.test(resource)))).toEqual([]);
});

test.each(stages)("in %s every function runs Node 24 on arm64, with JSON logs in a group that ends", (stage, view) => {
  for (const { name, inputs } of view.byType("Function")) {
    expect(inputs, name).toMatchObject({
      runtime: "nodejs24.x",
      architectures: ["arm64"],
      loggingConfig: {
        logFormat: "JSON",
        logGroup: `/aws/lambda/streambridge-${stage}-${name.replace(/Function$/, "")}`,
      },
    });
  }
  for (const { name, inputs } of view.byType("LogGroup")) {
    expect(Number(inputs["retentionInDays"]), name).toBeGreaterThan(0);
  }
});
