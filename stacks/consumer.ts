import type { Subscription } from "../packages/consumer-kit/src/subscription.ts";
import { consumerRights, type Claims } from "./consumer-rights.ts";
import { createFunction } from "./function.ts";
import {
  consumerTimeout,
  DEFAULT_BATCH_SIZE,
  DEFAULT_MAX_CONCURRENCY,
  maxReceiveCount,
  TARGET_MAX_AGE_S,
  TARGET_RETRY_ATTEMPTS,
  visibilityTimeout,
} from "./numbers.ts";
import { admitRule, createQueuePair, type Admitted, type QueuePair } from "./queues.ts";
import { createSecrets } from "./secrets.ts";
import { emailRecipients, isProduction } from "./stage.ts";

/** Where a consumer's events come from. A bus is named by its ARN: it may belong to another app. */
export interface ConsumerInput {
  readonly busArn: $util.Input<string>;
  /** The EventBridge sources of the subscription's event types. */
  readonly sources: readonly string[];
  readonly claims: Claims;
  /** `path/to/file.export`, relative to the project. */
  readonly handler: string;
  /** Functions that work for all consumers, by the queue that they need. */
  readonly admitted?: { readonly work: readonly Admitted[]; readonly dead: readonly Admitted[] };
}

/** One consumer, as alarms and topology speak of it. */
export interface Consumer {
  readonly subscription: Subscription;
  /** Prefix of its logical names: `SearchIndex` for `search-index`. */
  readonly prefix: string;
  readonly fn: sst.aws.Function;
  readonly mapping: aws.lambda.EventSourceMapping;
  readonly queues: QueuePair;
  readonly rule: aws.cloudwatch.EventRule;
  readonly guard: sst.aws.Dynamo | undefined;
  readonly unsetSecrets: Readonly<Record<string, string>>;
  /** What must be there before the first event is published, or it is published into nothing. */
  readonly delivery: readonly $util.Resource[];
}

/** Wires one subscription: rule, queue, dead-letter queue, function and the mapping between them. */
export function createConsumer(subscription: Subscription, input: ConsumerInput): Consumer {
  const prefix = pascalCase(subscription.name);
  const queues = createQueuePair(prefix, {
    visibilityTimeoutSeconds: visibilityTimeout(subscription),
    maxReceiveCount: maxReceiveCount(subscription),
  });
  const { rule, delivery } = deliver(prefix, subscription, input, queues);
  const guard = createGuard(prefix, subscription);
  const { secrets, unset } = createSecrets(subscription);
  const fn = createFunction(prefix, {
    handler: input.handler,
    service: subscription.name,
    description: subscription.description,
    timeoutSeconds: consumerTimeout(subscription),
    environment: {
      QUEUE_URL: queues.work.url,
      DLQ_URL: queues.dead.url,
      ...(guard && { GUARD_TABLE: guard.name }),
      EMAIL_RECIPIENTS: emailRecipients(),
    },
    permissions: consumerRights(subscription, { claims: input.claims, queues, guard, secrets }),
    link: Object.values(secrets),
  });
  const mapping = createMapping(prefix, subscription, queues, fn, Object.keys(unset).length === 0);
  return { subscription, prefix, fn, mapping, queues, rule, guard, unsetSecrets: unset, delivery };
}

/** Bus to queue: the exact event types of the exact sources, and nothing by `data`, which a claim check takes away. */
function deliver(
  prefix: string,
  { events }: Subscription,
  { busArn, sources, admitted }: ConsumerInput,
  { work, dead }: QueuePair,
) {
  const eventBusName = $output(busArn).apply((arn) => arn.split("/").at(-1) ?? arn);
  const rule = new aws.cloudwatch.EventRule(
    `${prefix}QueueRule`,
    { eventBusName, state: "ENABLED", eventPattern: JSON.stringify({ source: sources, "detail-type": events }) },
    { parent: work },
  );
  const target = new aws.cloudwatch.EventTarget(
    `${prefix}QueueTarget`,
    {
      eventBusName,
      rule: rule.name,
      arn: work.arn,
      retryPolicy: { maximumEventAgeInSeconds: TARGET_MAX_AGE_S, maximumRetryAttempts: TARGET_RETRY_ATTEMPTS },
      deadLetterConfig: { arn: dead.arn },
    },
    { parent: work },
  );
  const policies = [
    admitRule(`${prefix}QueuePolicy`, work, rule.arn, admitted?.work),
    admitRule(`${prefix}DeadLettersPolicy`, dead, rule.arn, admitted?.dead),
  ];
  return { rule, delivery: [rule, target, ...policies] };
}

/** The table in which the consumer kit remembers what was done, where the subscription asks for that. */
function createGuard(prefix: string, { once, order }: Subscription): sst.aws.Dynamo | undefined {
  if (once === undefined && order !== "latest-wins") return undefined;
  return new sst.aws.Dynamo(`${prefix}Guard`, {
    fields: { id: "string" },
    primaryIndex: { hashKey: "id" },
    ttl: "expiresAt",
    deletionProtection: isProduction(),
  });
}

/** Queue to function. While a secret is unset the messages wait in the queue, and an alarm says so (rule 17). */
function createMapping(
  prefix: string,
  subscription: Subscription,
  { work }: QueuePair,
  fn: sst.aws.Function,
  enabled: boolean,
): aws.lambda.EventSourceMapping {
  const { batch, maxConcurrency = DEFAULT_MAX_CONCURRENCY } = subscription;
  return new aws.lambda.EventSourceMapping(
    `${prefix}Mapping`,
    {
      eventSourceArn: work.arn,
      functionName: fn.arn,
      enabled,
      batchSize: batch?.size ?? DEFAULT_BATCH_SIZE,
      maximumBatchingWindowInSeconds: batch?.windowSeconds ?? 0,
      functionResponseTypes: ["ReportBatchItemFailures"],
      scalingConfig: { maximumConcurrency: maxConcurrency },
      metricsConfig: { metrics: ["EventCount"] },
    },
    { parent: fn },
  );
}

const pascalCase = (name: string): string =>
  name
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
