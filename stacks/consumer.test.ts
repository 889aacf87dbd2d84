import { globSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Subscription } from "../packages/consumer-kit/src/subscription.ts";
import { queuePolicyOf, rightsOf } from "./testing/policies.ts";
import { prefixOf, recordPreview, recordProduction, subscriptions } from "./testing/recorded.ts";

const production = await recordProduction();
const preview = await recordPreview();
const DAY_S = 86_400;

const consumers = [production, preview].flatMap((view) =>
  subscriptions.map((subscription) => ({
    what: `${subscription.name} in ${view.graph.app.stage}`,
    view,
    subscription,
    prefix: prefixOf(subscription),
  })),
);

test("every folder under packages/consumers is deployed", () => {
  const folders = globSync("packages/consumers/*/src/subscription.ts", { cwd: join(import.meta.dirname, "..") });
  const deployed = subscriptions.map(({ name }) => name);
  expect(deployed.toSorted()).toEqual(folders.map((path) => basename(dirname(dirname(path)))).toSorted());
  expect(deployed).toEqual(expect.arrayContaining(["crm-sync", "search-index", "signup-notice", "welcome-email"]));
  expect(production.byType("EventSourceMapping")).toHaveLength(subscriptions.length + 1);
});

describe.each(consumers)("$what", ({ view, subscription, prefix }) => {
  const work = view.one("Queue", `${prefix}Queue`);
  const dead = view.one("Queue", `${prefix}DeadLetters`);
  const rule = view.one("EventRule", `${prefix}QueueRule`);
  const mapping = view.one("EventSourceMapping", `${prefix}Mapping`);
  const fn = view.one("Function", prefix);

  test("its rule matches its exact event types from their exact sources, and never looks into data", () => {
    expect(rule.inputs).toMatchObject({ eventBusName: view.physicalName("EventBus", "Events"), state: "ENABLED" });
    expect(JSON.parse(String(rule.inputs["eventPattern"]))).toEqual({
      source: sourcesOf(subscription),
      "detail-type": subscription.events,
    });
  });

  test("its target retries for as long as EventBridge can, then keeps the event", () => {
    expect(view.one("EventTarget", `${prefix}QueueTarget`).inputs).toMatchObject({
      rule: rule.outputs["name"],
      eventBusName: view.physicalName("EventBus", "Events"),
      arn: work.outputs["arn"],
      retryPolicy: { maximumEventAgeInSeconds: DAY_S, maximumRetryAttempts: 185 },
      deadLetterConfig: { arn: dead.outputs["arn"] },
    });
  });

  test("its queues take messages from its rule and from a backfill, give what grew old or was left behind to the keeper, and nothing without TLS", () => {
    const [backfill, keeper] = [view.one("Role", "Backfill"), view.one("Role", "Keeper")];
    const fills = { principal: { AWS: backfill.outputs["arn"] }, actions: ["sqs:SendMessage"] };
    const keeps = {
      principal: { AWS: keeper.outputs["arn"] },
      actions: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility"],
    };
    for (const [queue, others] of [[work, [fills, keeps]] as const, [dead, [keeps]] as const]) {
      expect(queuePolicyOf(view, queue)).toEqual([
        {
          effect: "Allow",
          principal: { Service: "events.amazonaws.com" },
          actions: ["sqs:SendMessage"],
          resources: [queue.outputs["arn"]],
          condition: { ArnEquals: { "aws:SourceArn": rule.outputs["arn"] } },
        },
        ...others.map((other) => Object.assign({ effect: "Allow", resources: [queue.outputs["arn"]] }, other)),
        {
          effect: "Deny",
          principal: "*",
          actions: ["sqs:*"],
          resources: [queue.outputs["arn"]],
          condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ]);
    }
  });

  test("its queues keep 4 and 14 days, encrypted by SQS, and each names the other", () => {
    expect(work.inputs).toMatchObject({ messageRetentionSeconds: 4 * DAY_S, sqsManagedSseEnabled: true });
    expect(dead.inputs).toMatchObject({ messageRetentionSeconds: 14 * DAY_S, sqsManagedSseEnabled: true });
    expect(JSON.parse(String(work.inputs["redrivePolicy"]))).toMatchObject({
      deadLetterTargetArn: dead.outputs["arn"],
    });
    const allow = view.one("RedriveAllowPolicy", `${prefix}DeadLettersRedriveAllow`).inputs;
    expect(allow["queueUrl"]).toBe(dead.outputs["url"]);
    expect(JSON.parse(String(allow["redriveAllowPolicy"]))).toEqual({
      redrivePermission: "byQueue",
      sourceQueueArns: [work.outputs["arn"]],
    });
  });

  test("a received message stays hidden for six times the function's timeout and the window", () => {
    const window = subscription.batch?.windowSeconds ?? 0;
    expect(fn.inputs["timeout"]).toBe(subscription.timeoutSeconds ?? 30);
    expect(work.inputs["visibilityTimeoutSeconds"]).toBe(6 * Number(fn.inputs["timeout"]) + window);
  });

  test("its mapping reports single failures, holds to its concurrency, and counts", () => {
    expect(mapping.inputs).toMatchObject({
      eventSourceArn: work.outputs["arn"],
      functionName: fn.outputs["arn"],
      batchSize: subscription.batch?.size ?? 10,
      maximumBatchingWindowInSeconds: subscription.batch?.windowSeconds ?? 0,
      functionResponseTypes: ["ReportBatchItemFailures"],
      scalingConfig: { maximumConcurrency: subscription.maxConcurrency ?? 2 },
      metricsConfig: { metrics: ["EventCount"] },
    });
  });

  test("its function may read its queue, fill its dead-letter queue, fetch claims, and what it declares", () => {
    const arnOf = (type: string, name: string): string => String(view.one(type, name).outputs["arn"]);
    const queue = [String(work.outputs["arn"])];
    const logs = [`${arnOf("LogGroup", `${prefix}Logs`)}:*`];
    const sender = subscription.rights?.sendEmailAs;
    expect(rightsOf(view, prefix)).toEqual({
      "sqs:ReceiveMessage": queue,
      "sqs:DeleteMessage": queue,
      "sqs:ChangeMessageVisibility": queue,
      "sqs:GetQueueAttributes": queue,
      "sqs:SendMessage": [dead.outputs["arn"]],
      "s3:GetObject": [`${arnOf("Bucket", "Claims")}/claims/*`],
      ...(isGuarded(subscription) && { "dynamodb:PutItem": [arnOf("Table", `${prefix}Guard`)] }),
      ...(sender !== undefined && {
        "ses:SendEmail": [`arn:aws:ses:us-east-1:000000000000:identity/${subscription.settings?.[sender]}`],
      }),
      "logs:CreateLogStream": logs,
      "logs:PutLogEvents": logs,
    });
  });

  test("its function knows its queues, its guard and whom it may write to", () => {
    const guard = isGuarded(subscription) ? view.physicalName("Table", `${prefix}Guard`) : undefined;
    const { variables } = fn.inputs["environment"] as { variables: Record<string, string> };
    expect(variables).toMatchObject({
      QUEUE_URL: work.outputs["url"],
      DLQ_URL: dead.outputs["url"],
      EMAIL_RECIPIENTS: view === production ? "anyone" : "allow-list",
      POWERTOOLS_SERVICE_NAME: subscription.name,
      POWERTOOLS_METRICS_NAMESPACE: `streambridge/${view.graph.app.stage}`,
    });
    expect(variables["GUARD_TABLE"]).toBe(guard);
    expect(view.buildOf(view.physicalName("Function", prefix))?.handler).toBe(
      `packages/consumers/${subscription.name}/src/handler.handler`,
    );
  });

  test("it has a guard table exactly when it wants once or latest-wins", () => {
    const guard = view.find("Table", `${prefix}Guard`);
    expect(guard !== undefined).toBe(isGuarded(subscription));
    expect(guard?.inputs ?? KEYS).toMatchObject(KEYS);
  });
});

const KEYS = { hashKey: "id", ttl: { attributeName: "expiresAt", enabled: true } };

const isGuarded = ({ once, order }: Subscription): boolean => once !== undefined || order === "latest-wins";

/** As the schemas' folders say; written down here, so that a wrong look-up in the stacks shows. */
const sourceOf = (type: string): string => `com.example.${type.startsWith("Order") ? "orders" : "users"}`;

const sourcesOf = ({ events }: Subscription): string[] => [...new Set(events.map(sourceOf))].toSorted();
