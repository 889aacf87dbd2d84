import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { metricsOf } from "./testing/alarms.ts";
import { prefixOf, PROJECT, recordPreview, recordProduction, recordWith, subscriptions } from "./testing/recorded.ts";

const production = await recordProduction();
const preview = await recordPreview();
const stages = [
  ["production", production],
  ["preview-x", preview],
] as const;

/** A description longer than this is refused by CloudWatch ("PutMetricAlarm", AlarmDescription). */
const DESCRIPTION_LIMIT = 1_024;
/** Seconds that all periods of an alarm may have together, where a period is shorter than an hour ("PutMetricAlarm"). */
const EVALUATION_LIMIT_S = 86_400;

const alarmNames = production.byType("MetricAlarm").map(({ name }) => name);

test("the bridge is watched: its errors, its progress, what it gave up, what it parked, and its books", () => {
  expect(alarmNames.filter((name) => /^(Bridge|Parked)/.test(name)).toSorted()).toEqual([
    "BridgeAddsUp",
    "BridgeErrors",
    "BridgeGaveUp",
    "BridgeIteratorAge",
    "BridgeLost",
    "BridgeRefused",
    "BridgeSilent",
    "BridgeThrottles",
    "BridgeUnaccounted",
    "ParkedAge",
    "ParkedDepth",
  ]);
});

test.each(subscriptions.map(prefixOf))("%s is watched: function, rule, queues, books and nothing else", (prefix) => {
  expect(alarmNames.filter((name) => name.startsWith(prefix)).toSorted()).toEqual(
    [
      "AddsUp",
      "DeadLettersAge",
      "DeadLettersDepth",
      "DeliveryFailed",
      "DeliveryLost",
      "Errors",
      "QueueAge",
      "Throttles",
      "Unaccounted",
    ].map((name) => prefix + name),
  );
});

test.each(stages)(
  "in %s no function is without alarms for errors and throttles, whatever it is for",
  (_stage, view) => {
    const watched = view.byType("MetricAlarm").flatMap((alarm) => metricsOf(alarm).map(({ text }) => text));
    const functions = view.byType("Function").map(({ outputs }) => String(outputs["name"]));
    expect(functions.length).toBeGreaterThan(subscriptions.length + 2);
    expect(watched).toEqual(
      expect.arrayContaining(
        functions.flatMap((name) => [`AWS/Lambda Errors ${name}`, `AWS/Lambda Throttles ${name}`]),
      ),
    );
  },
);

test.each(stages)("in %s every rule is watched for what it could not bring to its target", (_stage, view) => {
  const watched = view.byType("MetricAlarm").flatMap((alarm) => metricsOf(alarm).map(({ text }) => text));
  const rules = view.byType("EventRule").map(({ inputs, outputs }) => [inputs["eventBusName"], outputs["name"]]);
  expect(rules.length).toBeGreaterThan(subscriptions.length);
  const expected = rules.map((names) => ["AWS/Events FailedInvocations", ...names].filter(Boolean).join(" "));
  expect(watched).toEqual(expect.arrayContaining(expected));
});

test.each(stages)("in %s every queue that keeps failures is watched for depth and age (rule 10)", (_stage, view) => {
  const watched = view.byType("MetricAlarm").flatMap((alarm) => metricsOf(alarm).map(({ text }) => text));
  const deadLetters = view
    .byType("Queue")
    .filter(({ inputs }) => Number(inputs["messageRetentionSeconds"]) === 14 * 86_400)
    .map(({ outputs }) => String(outputs["name"]));
  expect(deadLetters).toHaveLength(subscriptions.length + 1);
  const metrics = ["ApproximateNumberOfMessagesVisible", "ApproximateAgeOfOldestMessage"];
  expect(watched).toEqual(
    expect.arrayContaining(deadLetters.flatMap((queue) => metrics.map((metric) => `AWS/SQS ${metric} ${queue}`))),
  );
});

test.each(stages)(
  "in %s an alarm tells the topic when it rings and when it ends, and explains itself",
  (stage, view) => {
    const topic = view.one("Topic", "Alarms").outputs["arn"];
    for (const { name, inputs } of view.byType("MetricAlarm")) {
      expect(inputs, name).toMatchObject({
        name: `streambridge-${stage}-${name}`,
        comparisonOperator: "GreaterThanThreshold",
        alarmActions: [topic],
        okActions: [topic],
      });
      const description = String(inputs["alarmDescription"]);
      expect(description, name).toMatch(/^\S.{60,}\.$/);
      expect(description.length, name).toBeLessThanOrEqual(DESCRIPTION_LIMIT);
    }
  },
);

test.each(stages)(
  "in %s an alarm is such as CloudWatch takes, and cannot flap from minute to minute",
  (_stage, view) => {
    for (const alarm of view.byType("MetricAlarm")) {
      const { evaluationPeriods, datapointsToAlarm } = alarm.inputs as Record<string, number>;
      const periods = new Set(metricsOf(alarm).map(({ period }) => period));
      expect(periods.size, `${alarm.name} reckons with datapoints of one length`).toBe(1);
      const [period = 0] = periods;
      expect(Number(evaluationPeriods) * period, alarm.name).toBeLessThanOrEqual(EVALUATION_LIMIT_S);
      expect(Number(evaluationPeriods) * period, alarm.name).toBeGreaterThanOrEqual(5 * 60);
      expect(Number(datapointsToAlarm), alarm.name).toBeLessThanOrEqual(Number(evaluationPeriods));
    }
  },
);

test("a queue that nobody touches reports nothing, so what lies in it keeps its alarm", () => {
  for (const alarm of production
    .byType("MetricAlarm")
    .filter(({ name }) => /(Parked|DeadLetters)(Age|Depth)$/.test(name)))
    expect(alarm.inputs["treatMissingData"], alarm.name).toBe("ignore");
});

test.each([
  ["ArchiveDepth", "failures redrive --place archive"],
  ["GivenUpDepth", "failures redrive --place stream"],
])("%s rings for as long as failures lie in the bucket, between the keeper's counts as well", (name, command) => {
  const { inputs } = production.one("MetricAlarm", name);
  expect(inputs).toMatchObject({
    metricName: name,
    dimensions: { service: "keeper" },
    statistic: "Maximum",
    treatMissingData: "ignore",
  });
  expect(inputs["alarmDescription"]).toContain(command);
});

test("what the mapping gave up rings until the keeper has counted it", () => {
  const { evaluationPeriods, period } = production.one("MetricAlarm", "BridgeGaveUp").inputs as Record<string, number>;
  const hours = /rate\((\d+) hours\)/.exec(
    String(production.one("EventRule", "KeeperSchedule").inputs["scheduleExpression"]),
  );
  expect(Number(evaluationPeriods) * Number(period)).toBeGreaterThan(Number(hours?.[1]) * 3_600);
});

test("no alarm sends anybody to a backfill that its consumer refuses", () => {
  for (const subscription of subscriptions) {
    const takes = subscription.reasons?.includes("backfill") ?? false;
    for (const name of ["DeliveryLost", "AddsUp"]) {
      const text = String(production.one("MetricAlarm", prefixOf(subscription) + name).inputs["alarmDescription"]);
      expect(text.includes(`backfill --consumer ${subscription.name}`), text).toBe(takes);
      expect(text.includes("docs/alarms.md"), text).toBe(!takes);
    }
  }
});

test("no number of a preview rings an alarm of production: each stage has a namespace of its own", () => {
  const namespaces = stages.map(([, view]) => {
    const { variables } = view.one("Function", "Bridge").inputs["environment"] as { variables: Record<string, string> };
    return variables["POWERTOOLS_METRICS_NAMESPACE"];
  });
  expect(namespaces).toEqual(["streambridge/production", "streambridge/preview-x"]);
  const own = production.byType("MetricAlarm").flatMap(metricsOf);
  expect(new Set(own.map(({ namespace }) => namespace).filter((name) => !name.startsWith("AWS/")))).toEqual(
    new Set(["streambridge/production"]),
  );
});

test("a consumer costs as many alarms and metrics as docs/alarms.md says", () => {
  const paper = readFileSync(join(PROJECT, "docs/alarms.md"), "utf8").replaceAll(/\s+/g, " ");
  expect(paper).toContain("A consumer has nine alarms on twelve metrics");
  for (const prefix of subscriptions.map(prefixOf)) {
    const own = production.byType("MetricAlarm").filter(({ name }) => name.startsWith(prefix));
    expect([own.length, own.flatMap(metricsOf).length], prefix).toEqual([9, 12]);
  }
});

test("alarms are mailed to the address of the stage, if it has one", async () => {
  expect(production.byType("TopicSubscription")).toEqual([]);
  const view = await recordWith("production", { AlarmEmail: "oncall@example.com" });
  const { inputs } = view.one("TopicSubscription", "AlarmsByEmail");
  expect(inputs).toEqual({
    topic: view.one("Topic", "Alarms").outputs["arn"],
    protocol: "email",
    endpoint: "oncall@example.com",
  });
});

test("a consumer whose secret is not set has an alarm that names the command", () => {
  const { inputs } = preview.one("MetricAlarm", "SearchIndexSecretsUnset");
  expect(inputs["alarmDescription"]).toContain("npx sst secret set AlgoliaAppId <value> --stage preview-x");
});
