import { expect, test } from "vitest";
import { statementsOf } from "./testing/policies.ts";
import { recordPreview, recordProduction } from "./testing/recorded.ts";

const stages = [
  ["production", await recordProduction()],
  ["preview-x", await recordPreview()],
] as const;

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
