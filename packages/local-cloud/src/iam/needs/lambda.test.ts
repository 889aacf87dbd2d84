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
