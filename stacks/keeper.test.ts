import { expect, test } from "vitest";
import { ARCHIVE_AFTER_DAYS, DEAD_LETTER_AGE_ALARM_S, DEAD_LETTER_RETENTION_S, QUEUE_RETENTION_S } from "./numbers.ts";
import { rightsOf } from "./testing/policies.ts";
import { recordPreview, recordProduction } from "./testing/recorded.ts";

const stages = [
  ["production", await recordProduction()],
  ["preview-x", await recordPreview()],
] as const;
const DAY_S = 86_400;

test.each(stages)("in %s the keeper runs on its schedule, and nobody else may invoke it", (_stage, view) => {
  const fn = view.one("Function", "Keeper").outputs["arn"];
  const rule = view.one("EventRule", "KeeperSchedule");
  expect(rule.inputs).toMatchObject({ scheduleExpression: "rate(6 hours)", state: "ENABLED" });
  expect(view.one("EventTarget", "KeeperTarget").inputs).toMatchObject({ rule: rule.outputs["name"], arn: fn });
  const permissions = view.byType("Permission").filter(({ inputs }) => inputs["function"] === fn);
  expect(permissions.map(({ inputs }) => [inputs["principal"], inputs["sourceArn"]])).toEqual([
    ["events.amazonaws.com", rule.outputs["arn"]],
  ]);
});

test.each(stages)(
  "in %s the keeper may read where queues are, take from the bridge's, write to the archive and count it",
  (stage, view) => {
    const arnOf = (type: string, name: string): string => String(view.one(type, name).outputs["arn"]);
    expect(rightsOf(view, "Keeper")).toEqual({
      "ssm:GetParametersByPath": [`arn:aws:ssm:us-east-1:000000000000:parameter/streambridge/${stage}/topology`],
      "sqs:ReceiveMessage": [arnOf("Queue", "Parked")],
      "sqs:DeleteMessage": [arnOf("Queue", "Parked")],
      "sqs:ChangeMessageVisibility": [arnOf("Queue", "Parked")],
      "s3:ListBucket": [arnOf("Bucket", "Failures")],
      "s3:PutObject": [`${arnOf("Bucket", "Failures")}/archive/*`],
      "logs:CreateLogStream": [`${arnOf("LogGroup", "KeeperLogs")}:*`],
      "logs:PutLogEvents": [`${arnOf("LogGroup", "KeeperLogs")}:*`],
    });
  },
);

test("a dead letter that is four days old when it arrives is met by a person first, and moved long before it expires", () => {
  expect(ARCHIVE_AFTER_DAYS * DAY_S).toBeGreaterThan(QUEUE_RETENTION_S);
  expect(ARCHIVE_AFTER_DAYS * DAY_S).toBeLessThan(DEAD_LETTER_AGE_ALARM_S);
  expect(DEAD_LETTER_RETENTION_S - ARCHIVE_AFTER_DAYS * DAY_S).toBeGreaterThan(7 * DAY_S);
});
