import { expect, test } from "vitest";
import { rightsOf } from "./testing/policies.ts";
import { recordProduction } from "./testing/recorded.ts";

test("the backfill may read rows and put data aside; which queues it may send to, they say", async () => {
  const view = await recordProduction();
  const table = String(view.one("Table", "Entities").outputs["arn"]);
  expect(rightsOf(view, "Backfill")).toEqual({
    "dynamodb:DescribeTable": [table],
    "dynamodb:Scan": [table],
    "dynamodb:BatchGetItem": [table],
    "s3:PutObject": [`${String(view.one("Bucket", "Claims").outputs["arn"])}/claims/*`],
    "logs:CreateLogStream": [`${String(view.one("LogGroup", "BackfillLogs").outputs["arn"])}:*`],
    "logs:PutLogEvents": [`${String(view.one("LogGroup", "BackfillLogs").outputs["arn"])}:*`],
  });
});
