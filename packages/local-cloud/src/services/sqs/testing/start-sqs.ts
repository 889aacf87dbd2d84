import { SQSClient } from "@aws-sdk/client-sqs";
import type { Resource } from "../../../graph/graph.ts";
import { createManualClock, type ManualClock } from "../../../manual-clock.ts";
import type { Spy } from "../../../spy/facts.ts";
import { createSpy } from "../../../spy/spy.ts";
import { graphOf } from "../../../testing/graph-of.ts";
import { startGateway } from "../../gateway/gateway.ts";
import type { Queues } from "../queues.ts";
import { createSqs } from "../sqs.ts";

/** SQS behind the one address, with the SDK's own client, on a clock that stands still. */
export interface TestSqs {
  readonly client: SQSClient;
  readonly queues: Queues;
  readonly clock: ManualClock;
  readonly spy: Spy;
  readonly endpoint: string;
  readonly urlOf: (name: string) => string;
  stop(): Promise<void>;
}

/** Starts SQS with these queues. */
export async function startSqs(resources: readonly Resource[]): Promise<TestSqs> {
  const clock = createManualClock();
  const spy = createSpy(clock);
  const gateway = await startGateway({ warn: (text) => spy.tell({ kind: "warning", text }) });
  const sqs = createSqs({ graph: graphOf(resources), endpoint: gateway.endpoint, clock, spy });
  for (const service of sqs.mounted) gateway.mount(service);
  const client = new SQSClient({
    endpoint: gateway.endpoint,
    region: "us-east-1",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    maxAttempts: 1,
  });
  return {
    client,
    queues: sqs.queues,
    clock,
    spy,
    endpoint: gateway.endpoint,
    urlOf: (name) => sqs.queues.urlOf(name),
    stop: async () => {
      client.destroy();
      sqs.stop();
      await gateway.stop();
    },
  };
}
