import { expect, test } from "vitest";
import { permissionsOf } from "../testing/needs-of.ts";

const ARN = "us-east-1:000000000000";

test.each(["Items", "Items:live", `arn:aws:lambda:${ARN}:function:Items`])(
  "invoking %s is about the function",
  (name) => {
    const url = `/2015-03-31/functions/${encodeURIComponent(name)}/invocations`;
    expect(permissionsOf({ scope: "lambda", url })).toEqual([
      `lambda:InvokeFunction on arn:aws:lambda:${ARN}:function:Items`,
    ]);
  },
);

test.each([
  ["/2015-03-31/functions", "lambda:ListFunctions on *"],
  ["/2015-03-31/functions/Items", `lambda:GetFunction on arn:aws:lambda:${ARN}:function:Items`],
  [
    "/2015-03-31/functions/Items/configuration",
    `lambda:GetFunctionConfiguration on arn:aws:lambda:${ARN}:function:Items`,
  ],
  ["/2015-03-31/event-source-mappings", "lambda:ListEventSourceMappings on *"],
  [
    "/2015-03-31/event-source-mappings/u",
    `lambda:GetEventSourceMapping on arn:aws:lambda:${ARN}:event-source-mapping:u`,
  ],
])("a look at %s", (url, permission) => {
  expect(permissionsOf({ scope: "lambda", url, method: "GET" })).toEqual([permission]);
});

test("pausing a mapping is an update of it", () => {
  const url = "/2015-03-31/event-source-mappings/u";
  expect(permissionsOf({ scope: "lambda", url, method: "PUT" })).toEqual([
    `lambda:UpdateEventSourceMapping on arn:aws:lambda:${ARN}:event-source-mapping:u`,
  ]);
});
