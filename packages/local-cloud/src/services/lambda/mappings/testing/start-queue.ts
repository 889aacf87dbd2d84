import { createManualClock, type ManualClock } from "../../../../manual-clock.ts";
import type { Spy } from "../../../../spy/facts.ts";
import { createSpy } from "../../../../spy/spy.ts";
import { graphOf, queueArnOf, queueOf } from "../../../../testing/graph-of.ts";
import type { Queues } from "../../../sqs/queues.ts";
import { createSqs } from "../../../sqs/sqs.ts";
import type { Mapping } from "../mapping.ts";
import { startQueueMapping } from "../queue/start-queue-mapping.ts";
import type { QueueMappingSettings } from "../settings.ts";
import { scriptFunction, type Invoked } from "./scripted-function.ts";

/** The visibility timeout of the queue `Mail`. */
export const VISIBILITY_MS = 30_000;

/** A queue mapping at work on the queue `Mail`, on a clock that stands still. */
export interface TestQueueMapping {
  readonly mapping: Mapping;
  readonly queues: Queues;
  readonly clock: ManualClock;
  readonly spy: Spy;
  readonly events: readonly unknown[];
  /** The bodies of each invocation. */
  readonly batches: () => readonly (readonly string[])[];
  /** Sends messages to `Mail`, and lets the mapping work. */
  readonly send: (...bodies: readonly string[]) => Promise<void>;
}

/** Starts a mapping with batches of 10. `Mail` gives a message up at its third receive, to `Dead`. */
export function startQueue(
  answer?: (invoked: Invoked) => unknown,
  settings: Partial<QueueMappingSettings> = {},
): TestQueueMapping {
  const clock = createManualClock();
  const spy = createSpy(clock);
  const redrivePolicy = JSON.stringify({ deadLetterTargetArn: queueArnOf("Dead"), maxReceiveCount: 2 });
  const mail = queueOf("Mail", { visibilityTimeoutSeconds: VISIBILITY_MS / 1000, redrivePolicy });
  const graph = graphOf([mail, queueOf("Dead")]);
  const { queues } = createSqs({ graph, endpoint: "http://127.0.0.1:0", clock, spy });
  const { functions, events } = scriptFunction(answer);
  const mapping = startQueueMapping({
    settings: { ...QUEUE_DEFAULTS, ...settings },
    queues,
    functions,
    spy,
    clock,
    region: "us-east-1",
  });
  const send = async (...bodies: readonly string[]): Promise<void> => {
    for (const body of bodies) await queues.send("Mail", body);
    await clock.advance(0);
  };
  const batches = (): readonly (readonly string[])[] =>
    events.map((event) => (event as { Records: { body: string }[] }).Records.map(({ body }) => body));
  return { mapping, queues, clock, spy, events, batches, send };
}

/** A mapping that reads the queue `Mail`, ten messages at a time. */
export const QUEUE_DEFAULTS: QueueMappingSettings = {
  kind: "queue",
  name: "Reader",
  uuid: "11111111-2222-3333-4444-555555555555",
  functionName: "handler",
  eventSourceArn: queueArnOf("Mail"),
  enabled: true,
  batchSize: 10,
  windowSeconds: 0,
  reportsFailures: true,
  filters: [],
};

/** The message ids of a queue event, by body. */
export function idsOf(event: unknown): Readonly<Record<string, string>> {
  const { Records } = event as { readonly Records: readonly { readonly body: string; readonly messageId: string }[] };
  return Object.fromEntries(Records.map(({ body, messageId }) => [body, messageId]));
}
