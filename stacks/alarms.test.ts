import { expect, test } from "vitest";
import { prefixOf, recordPreview, recordProduction, subscriptions } from "./testing/recorded.ts";

const production = await recordProduction();
const preview = await recordPreview();
const stages = [
  ["production", production],
  ["preview-x", preview],
] as const;

/** A description longer than this is refused by CloudWatch ("PutMetricAlarm", AlarmDescription). */
const DESCRIPTION_LIMIT = 1_024;

test("everything in which something can be lost unseen has its alarm", () => {
  const queue = (name: string, metric: string): string => `${metric} of ${production.physicalName("Queue", name)}`;
  const bridge = production.physicalName("Function", "Bridge");
  const mapping = String(production.one("EventSourceMapping", "BridgeMapping").outputs["uuid"]);
  const expected = [
    [`Errors of ${bridge}`, 0],
    [`IteratorAge of ${bridge}`, 15 * 60 * 1_000],
    [`DroppedEventCount of ${mapping}`, 0],
    [queue("Parked", "ApproximateNumberOfMessagesVisible"), 0],
    ...subscriptions.map(prefixOf).flatMap((prefix) => [
      [queue(`${prefix}DeadLetters`, "ApproximateNumberOfMessagesVisible"), 0],
      [queue(`${prefix}Queue`, "ApproximateAgeOfOldestMessage"), 3 * 86_400],
    ]),
  ];
  const made = production.byType("MetricAlarm").map(({ inputs }) => {
    const [dimension] = Object.values(inputs["dimensions"] as Record<string, string>);
    return [`${String(inputs["metricName"])} of ${dimension}`, inputs["threshold"]];
  });
  expect(new Set(made.map(String))).toEqual(new Set(expected.map(String)));
  expect(made).toHaveLength(expected.length);
});

test.each(stages)(
  "in %s an alarm rings above its threshold within a minute, tells the topic, and explains itself",
  (stage, view) => {
    const topic = view.one("Topic", "Alarms").outputs["arn"];
    for (const { name, inputs } of view.byType("MetricAlarm")) {
      expect(inputs, name).toMatchObject({
        name: `streambridge-${stage}-${name}`,
        comparisonOperator: "GreaterThanThreshold",
        period: 60,
        evaluationPeriods: 1,
        treatMissingData: "notBreaching",
        alarmActions: [topic],
        okActions: [topic],
      });
      expect(String(inputs["alarmDescription"]), name).toMatch(/^\S.{30,}\.$/);
      expect(String(inputs["alarmDescription"]).length, name).toBeLessThanOrEqual(DESCRIPTION_LIMIT);
    }
  },
);
