import { createManualClock } from "../../manual-clock.ts";
import { createEventBridge } from "../../services/eventbridge/index.ts";
import { startGateway } from "../../services/gateway/gateway.ts";
import { serveJson } from "../../services/gateway/json-protocol.ts";
import { readBody } from "../../services/gateway/read-body.ts";
import { startS3 } from "../../services/s3/s3.ts";
import { createSqs } from "../../services/sqs/sqs.ts";
import { createSsm } from "../../services/ssm/ssm.ts";
import type { FactOf, Spy } from "../../spy/facts.ts";
import { createSpy } from "../../spy/spy.ts";
import { graphOf, queueOf, resourceOf } from "../../testing/graph-of.ts";
import { createIam, type Iam } from "../iam.ts";
import { functionWith } from "./graph.ts";

/** All services behind their guards, and a function Reader. */
export interface TestIam {
  readonly iam: Iam;
  readonly endpoint: string;
  readonly spy: Spy;
  /** For an SDK's client that signs as Reader. */
  readonly asReader: ClientOptions;
  /** For one that signs with keys that no function has. */
  readonly asDeveloper: ClientOptions;
  readonly denied: () => readonly FactOf<"access-denied">[];
  stop(): Promise<void>;
}

/** What an SDK's client is made with. */
export interface ClientOptions {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly maxAttempts: number;
}

/**
 * Starts them with a queue Mail, a bucket photos, a bus Shop and a parameter /shop/open. DynamoDB and SES stand for what
 * lies behind: they answer with the body that reached them.
 *
 * @param statements What the role of Reader may do.
 */
export async function startTestIam(...statements: readonly object[]): Promise<TestIam> {
  const clock = createManualClock();
  const spy = createSpy(clock);
  const graph = graphOf([
    ...functionWith("Reader", ...statements),
    queueOf("Mail"),
    resourceOf("aws:s3/bucket:Bucket", "Photos", {}, { bucket: "photos" }),
    resourceOf("aws:cloudwatch/eventBus:EventBus", "Shop", { name: "Shop" }, {}),
    resourceOf("aws:ssm/parameter:Parameter", "Open", { type: "String", value: "yes" }, { name: "/shop/open" }),
  ]);
  const gateway = await startGateway({ warn: (text) => spy.tell({ kind: "warning", text }) });
  const { endpoint } = gateway;
  const sqs = createSqs({ graph, endpoint, clock, spy });
  const s3 = await startS3({ graph, spy });
  const iam = createIam({ graph, queues: sqs.queues, isThere: (...object) => s3.isThere(...object), spy });
  const bridge = createEventBridge({ graph, queues: sqs.queues, authorize: iam.authorize, spy, clock });
  const echo = {
    takes: () => true,
    handle: async ({ request, response }: Parameters<(typeof sqs.mounted)[number]["handle"]>[0]) => {
      response.end(await readBody(request));
    },
  };
  for (const service of [...sqs.mounted, ...s3.mounted, createSsm({ graph, clock }), serveJson(bridge.json), echo]) {
    gateway.mount(iam.guard(service));
  }
  const client = { endpoint, region: "us-east-1", maxAttempts: 1 };
  return {
    iam,
    endpoint,
    spy,
    asReader: { ...client, credentials: iam.credentialsOf("Reader") },
    asDeveloper: { ...client, credentials: { accessKeyId: "AKIAANYTHING", secretAccessKey: "any" } },
    denied: () => spy.facts.filter((fact) => fact.kind === "access-denied"),
    stop: async () => {
      sqs.stop();
      await bridge.stop();
      await gateway.stop();
      await s3.stop();
    },
  };
}
