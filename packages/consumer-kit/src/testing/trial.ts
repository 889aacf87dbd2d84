import { Logger } from "@aws-lambda-powertools/logger";
import { ChangeMessageVisibilityCommand, SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { DomainEvent } from "@streambridge/events";
import { consume } from "../consume.ts";
import { MemoryStore } from "../guard/memory-store.ts";
import type { Handlers } from "../handlers.ts";
import type { ConsumeOptions } from "../parts.ts";
import type { Subscription } from "../subscription.ts";
import { sampleBody, sampleRecord, type Delivery } from "./sample-record.ts";

/** A consumer on trial: its handlers run as in Lambda and at full speed, its queues are lists, its guard is in memory. */
export interface Trial {
  /** Delivers events as one batch; the answer is how many of each outcome there were, by the metric's name. */
  deliver(...events: readonly DomainEvent[]): Promise<Readonly<Record<string, number>>>;
  /** As `deliver`, for one event whose delivery matters. */
  redeliver(event: DomainEvent, delivery: Delivery): Promise<Readonly<Record<string, number>>>;
  /** Attributes of the messages that were parked, oldest first. */
  readonly parked: readonly Readonly<Record<string, string>>[];
  /** Seconds for which messages were put back, oldest first. */
  readonly putBack: readonly number[];
  readonly store: MemoryStore;
}

/** Time that each invocation of a trial has, in ms. */
const INVOCATION_MS = 30_000;

/** Puts a consumer on trial, for the tests of its handlers. */
export function onTrial<const S extends Subscription>(
  subscription: S,
  handlers: Handlers<S>,
  options: ConsumeOptions = {},
): Trial {
  const parked: Record<string, string>[] = [];
  const putBack: number[] = [];
  const store = new MemoryStore();
  let counts: Record<string, number> = {};
  const { ratePerSecond: _rate, ...unpaced } = subscription;
  const consumer = consume(unpaced as S, handlers, {
    environment: { queueUrl: "queue", deadLetterUrl: "dead-letters", guardTable: undefined },
    store,
    sqs: { send: remember(parked, putBack) },
    logger: new Logger({ logLevel: "SILENT" }),
    metrics: {
      addMetric: (name, _unit, value) => {
        counts[name] = value;
      },
      publishStoredMetrics: () => undefined,
    },
    ...options,
  });
  async function run(records: readonly ReturnType<typeof sampleRecord>[]): Promise<Record<string, number>> {
    counts = {};
    await consumer({ Records: [...records] }, { getRemainingTimeInMillis: () => INVOCATION_MS });
    return Object.fromEntries(Object.entries(counts).filter(([name, count]) => name !== "Received" && count > 0));
  }
  return {
    deliver: (...events) => run(events.map((event) => sampleRecord(sampleBody(event)))),
    redeliver: (event, delivery) => run([sampleRecord(sampleBody(event), delivery)]),
    parked,
    putBack,
    store,
  };
}

function remember(parked: Record<string, string>[], putBack: number[]): SQSClient["send"] {
  const send = async (command: unknown): Promise<object> => {
    if (command instanceof SendMessageCommand) {
      const attributes = Object.entries(command.input.MessageAttributes ?? {});
      parked.push(Object.fromEntries(attributes.map(([name, { StringValue }]) => [name, StringValue ?? ""])));
    }
    if (command instanceof ChangeMessageVisibilityCommand) putBack.push(command.input.VisibilityTimeout ?? 0);
    return {};
  };
  return send as SQSClient["send"];
}
