import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import type { Resource } from "../../../graph/graph.ts";
import { createManualClock, type ManualClock } from "../../../manual-clock.ts";
import type { Spy } from "../../../spy/facts.ts";
import { createSpy } from "../../../spy/spy.ts";
import { graphOf, resourceOf } from "../../../testing/graph-of.ts";
import { startGateway } from "../../gateway/gateway.ts";
import { serveJson } from "../../gateway/json-protocol.ts";
import type { Queues } from "../../sqs/queues.ts";
import { createSqs } from "../../sqs/sqs.ts";
import { createCloudWatch } from "../cloudwatch.ts";

/** CloudWatch beside SQS, behind the one address, with the SDK's own client, on a clock that stands still. */
export interface TestCloudWatch {
  readonly client: CloudWatchClient;
  readonly queues: Queues;
  readonly clock: ManualClock;
  readonly spy: Spy;
  readonly endpoint: string;
  /** Moves the clock on by so many minutes. */
  minutes(count: number): Promise<void>;
  /** The states that alarms went into so far: `Full ALARM`. */
  moves(): readonly string[];
  stop(): Promise<void>;
}

/** Starts CloudWatch and SQS with these resources. */
export async function startCloudWatch(resources: readonly Resource[]): Promise<TestCloudWatch> {
  const clock = createManualClock();
  const spy = createSpy(clock);
  const gateway = await startGateway({ warn: (text) => spy.tell({ kind: "warning", text }) });
  const graph = graphOf(resources);
  const sqs = createSqs({ graph, endpoint: gateway.endpoint, clock, spy });
  const cloudwatch = createCloudWatch({ graph, queues: sqs.queues, clock, spy });
  gateway.mount(serveJson(cloudwatch.json));
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  const client = new CloudWatchClient({ endpoint: gateway.endpoint, region: "us-east-1", credentials, maxAttempts: 1 });
  return {
    client,
    queues: sqs.queues,
    clock,
    spy,
    endpoint: gateway.endpoint,
    minutes: (count) => clock.advance(count * 60_000),
    moves: () => spy.facts.flatMap((fact) => (fact.kind === "alarm" ? [`${fact.alarm} ${fact.to}`] : [])),
    stop: async () => {
      client.destroy();
      cloudwatch.stop();
      sqs.stop();
      await gateway.stop();
    },
  };
}

/** An alarm whose physical name is its logical one: above 0 in one minute, unless the inputs say otherwise. */
export function alarmOf(name: string, inputs: Readonly<Record<string, unknown>>): Resource {
  const asked = {
    name,
    alarmDescription: `${name} rings`,
    comparisonOperator: "GreaterThanThreshold",
    threshold: 0,
    evaluationPeriods: 1,
    ...inputs,
  };
  return resourceOf("aws:cloudwatch/metricAlarm:MetricAlarm", name, asked, {});
}

/** Looks at how many messages wait in a queue. */
export const visibleIn = (QueueName: string): Readonly<Record<string, unknown>> => ({
  namespace: "AWS/SQS",
  metricName: "ApproximateNumberOfMessagesVisible",
  dimensions: { QueueName },
  statistic: "Maximum",
  period: 60,
});
