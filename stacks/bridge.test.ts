import { expect, test } from "vitest";
import { rightsOf } from "./testing/policies.ts";
import { prefixOf, recordPreview, recordProduction, subscriptions } from "./testing/recorded.ts";

const production = await recordProduction();
const preview = await recordPreview();
const stages = [
  ["production", production],
  ["preview-x", preview],
] as const;
const DAY_S = 86_400;

test.each(stages)("in %s the bridge reads the whole stream, and gives up to S3 only (rule 1)", (_stage, view) => {
  expect(view.one("EventSourceMapping", "BridgeMapping").inputs).toEqual({
    eventSourceArn: view.one("Table", "Entities").outputs["streamArn"],
    functionName: view.one("Function", "Bridge").outputs["arn"],
    startingPosition: "TRIM_HORIZON",
    batchSize: 100,
    maximumBatchingWindowInSeconds: 0,
    parallelizationFactor: 4,
    bisectBatchOnFunctionError: true,
    maximumRetryAttempts: -1,
    maximumRecordAgeInSeconds: 20 * 3_600,
    functionResponseTypes: ["ReportBatchItemFailures"],
    destinationConfig: { onFailure: { destinationArn: view.one("Bucket", "Failures").outputs["arn"] } },
    metricsConfig: { metrics: ["EventCount"] },
  });
});

test.each(stages)("in %s the bridge waits for all that delivers its events (rule 2)", (_stage, view) => {
  const delivering = ["EventRule", "EventTarget", "QueuePolicy"]
    .flatMap((type) => view.byType(type))
    .filter(({ name }) => !name.startsWith("Keeper"));
  expect(delivering).toHaveLength(subscriptions.length * 4);
  expect(view.one("EventSourceMapping", "BridgeMapping").dependsOn).toEqual(
    expect.arrayContaining(delivering.map(({ urn }) => urn)),
  );
});

test.each(stages)("in %s the bridge may do what it needs and nothing else (rule 16)", (_stage, view) => {
  const arnOf = (type: string, name: string): string => String(view.one(type, name).outputs["arn"]);
  const stream = String(view.one("Table", "Entities").outputs["streamArn"]);
  expect(rightsOf(view, "Bridge")).toEqual({
    "dynamodb:DescribeStream": [stream],
    "dynamodb:GetRecords": [stream],
    "dynamodb:GetShardIterator": [stream],
    "dynamodb:ListStreams": [stream],
    "events:PutEvents": [arnOf("EventBus", "Events")],
    "sqs:SendMessage": [arnOf("Queue", "Parked")],
    "s3:PutObject": [
      `${arnOf("Bucket", "Claims")}/claims/*`,
      `${arnOf("Bucket", "Failures")}/parked/*`,
      `${arnOf("Bucket", "Failures")}/aws/lambda/*`,
    ],
    "s3:ListBucket": [arnOf("Bucket", "Failures")],
    "ssm:GetParameter": [arnOf("Parameter", "BridgeParkUnseen")],
    "logs:CreateLogStream": [`${arnOf("LogGroup", "BridgeLogs")}:*`],
    "logs:PutLogEvents": [`${arnOf("LogGroup", "BridgeLogs")}:*`],
  });
});

test.each(stages)("in %s the bridge knows where everything is, and what somebody reads (rule 13)", (stage, view) => {
  const published = [...new Set(subscriptions.flatMap(({ events }) => events))].toSorted().join(",");
  expect(view.one("Function", "Bridge").inputs).toMatchObject({
    timeout: 60,
    environment: {
      variables: {
        BUS_NAME: view.physicalName("EventBus", "Events"),
        PARK_QUEUE_URL: view.one("Queue", "Parked").outputs["url"],
        CLAIMS_BUCKET: view.physicalName("Bucket", "Claims"),
        FAILURES_BUCKET: view.physicalName("Bucket", "Failures"),
        PUBLISHED_TYPES: published,
        BRIDGE_SINCE: "",
        PARK_UNSEEN_PARAMETER: `/streambridge/${stage}/bridge/park-unseen`,
        POWERTOOLS_SERVICE_NAME: "bridge",
        POWERTOOLS_METRICS_NAMESPACE: `streambridge/${stage}`,
      },
    },
  });
  expect(view.buildOf(view.physicalName("Function", "Bridge"))?.handler).toBe("packages/bridge/src/handler.handler");
});

test.each(stages)(
  "in %s the function that sends again is the bridge's bundle, with its settings and without its stream (rule 11)",
  (_stage, view) => {
    const [bridge, reprocess] = ["Bridge", "Reprocess"].map((name) => view.one("Function", name).inputs);
    expect(view.buildOf(view.physicalName("Function", "Reprocess"))?.handler).toBe(
      "packages/bridge/src/handler.reprocess",
    );
    expect(reprocess).toMatchObject({ timeout: 60, memorySize: bridge?.["memorySize"] });
    expect(reprocess?.["environment"]).toEqual(withService("reprocess", bridge?.["environment"]));

    const arnOf = (type: string, name: string): string => String(view.one(type, name).outputs["arn"]);
    expect(rightsOf(view, "Reprocess")).toEqual({
      "events:PutEvents": [arnOf("EventBus", "Events")],
      "sqs:SendMessage": [arnOf("Queue", "Parked")],
      "s3:PutObject": [`${arnOf("Bucket", "Claims")}/claims/*`, `${arnOf("Bucket", "Failures")}/parked/*`],
      "logs:CreateLogStream": [`${arnOf("LogGroup", "ReprocessLogs")}:*`],
      "logs:PutLogEvents": [`${arnOf("LogGroup", "ReprocessLogs")}:*`],
    });
  },
);

function withService(service: string, environment: unknown): unknown {
  const { variables } = environment as { variables: object };
  return { variables: { ...variables, POWERTOOLS_SERVICE_NAME: service } };
}

test.each(stages)("in %s a parked record stays for as long as SQS keeps anything, encrypted by SQS", (_stage, view) => {
  expect(view.one("Queue", "Parked").inputs).toMatchObject({
    messageRetentionSeconds: 14 * DAY_S,
    sqsManagedSseEnabled: true,
    fifoQueue: false,
  });
});

test("claims outlive every queue, dead-letter queue and archive that may name them (rule 15)", () => {
  for (const [, view] of stages) {
    const [rule] = view.one("BucketLifecycleConfiguration", "Claims").inputs["rules"] as {
      expiration: { days: number };
      filter: { prefix: string };
    }[];
    const retention = (name: string): number =>
      Number(view.one("Queue", name).inputs["messageRetentionSeconds"]) / DAY_S;
    const queues = subscriptions.map(prefixOf);
    const longest =
      Math.max(...queues.map((prefix) => retention(`${prefix}Queue`))) +
      Math.max(...queues.map((prefix) => retention(`${prefix}DeadLetters`))) +
      Number(view.one("EventArchive", "EventsArchive").inputs["retentionDays"]);
    expect(rule?.filter.prefix).toBe("claims/");
    expect(rule?.expiration.days).toBeGreaterThan(longest);
  }
});

test("nothing in the Failures bucket expires", () => {
  expect(production.find("BucketLifecycleConfiguration", "Failures")).toBeUndefined();
});

test.each(stages)("in %s no bucket is public, and none is read without TLS", (_stage, view) => {
  for (const name of ["Claims", "Failures"]) {
    expect(view.one("BucketPublicAccessBlock", name).inputs).toMatchObject({
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    expect(view.find("BucketCorsConfiguration", name)).toBeUndefined();
    expect(view.one("BucketPolicy", name).inputs["policy"]).toContain("aws:SecureTransport");
  }
});

test("what an operator writes into the park-unseen parameter survives a deployment", () => {
  const parameter = production.one("Parameter", "BridgeParkUnseen");
  expect(parameter.inputs).toEqual({ name: "/streambridge/production/bridge/park-unseen", type: "String", value: "-" });
  expect(parameter.ignoreChanges).toEqual(["value"]);
});
