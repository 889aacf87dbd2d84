import * as fc from "fast-check";
import { Logger } from "@aws-lambda-powertools/logger";
import { consume, MemoryStore } from "@streambridge/consumer-kit";
import { sampleBody, sampleEvent, sampleRecord } from "@streambridge/consumer-kit/testing";
import { catalogue, toCloudEvent, fromCloudEvent, type EventType } from "@streambridge/events";
import { clearError, sendable } from "../clear-error.ts";
import { hold, type Kind } from "../kind.ts";
import { BATCH, INVOCATION_MS } from "../limits.ts";
import { mutants, mutantTexts } from "../mutate/mutate.ts";

const types = catalogue.map(({ type }) => type);

const valid = fc.constantFrom(...types).map((type) => JSON.parse(sampleBody(sampleEvent(type))) as unknown);

type Records = Parameters<ReturnType<typeof consume>>[0]["Records"];

const attributes = mutants(fc.constant({ Uncertain: { stringValue: "again", dataType: "String" } })).map((value) =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? value : {},
);

const records: fc.Arbitrary<Records> = fc.array(
  fc
    .tuple(mutantTexts(valid), attributes)
    .map(([body, messageAttributes]) => Object.assign(sampleRecord(body), { messageAttributes })),
  { minLength: 1, maxLength: BATCH },
);

const subscription = {
  name: "fuzzed",
  owner: "fuzzer",
  description: "Takes everything.",
  events: types as [EventType, ...EventType[]],
  onError: "park",
  order: "latest-wins",
  once: "fact",
} as const;

/** Batches of a queue's messages, valid and not, through a consumer with all guards. */
export const messages: Kind<Records> = {
  name: "messages of a queue",
  inputs: records,
  take: async (Records) => {
    const parked: string[] = [];
    const counts: Record<string, number> = {};
    const consumer = consume(subscription, Object.fromEntries(types.map((type) => [type, () => {}])) as never, {
      environment: { queueUrl: "queue", deadLetterUrl: "dead", guardTable: undefined },
      store: new MemoryStore(),
      sqs: { send: ((command: Command) => Promise.resolve(takeCommand(command, parked))) as never },
      s3: { send: (() => Promise.reject(new Error("no object was ever put"))) as never },
      logger: new Logger({ logLevel: "SILENT" }),
      metrics: { addMetric: (name, _unit, count) => (counts[name] = count), publishStoredMetrics: () => undefined },
    });
    const { batchItemFailures } = await consumer({ Records }, { getRemainingTimeInMillis: () => INVOCATION_MS });
    const { Received = 0, ...ends } = counts;
    const sum = Object.values(ends).reduce((total, count) => total + count, 0);
    hold(Received === Records.length && sum === Received, `${Records.length} messages came, ${sum} ended`);
    hold(
      parked.length === ends["Parked"],
      `${ends["Parked"]} are counted as parked, ${parked.length} lie in the queue`,
    );
    hold(batchItemFailures.length === ends["Retried"], "the answer names others than those that are retried");
    return [...parked, ...Array.from({ length: Received - parked.length }, () => "accepted")];
  },
};

interface Command {
  readonly input: {
    readonly MessageBody?: string;
    readonly MessageAttributes?: Readonly<Record<string, { readonly StringValue?: string }>>;
  };
}

/** The dead-letter queue, as strict as SQS about attributes; a body came from SQS and goes back as it is. */
function takeCommand({ input }: Command, parked: string[]): void {
  if (input.MessageBody === undefined) return;
  const texts = Object.entries(input.MessageAttributes ?? {}).map(
    ([name, { StringValue = "" }]) => [name, StringValue] as const,
  );
  for (const [, text] of texts) sendable(text);
  const { ErrorCode: code, ErrorMessage: message } = Object.fromEntries(texts);
  parked.push(clearError({ code, message, mend: "in the message" }));
}

/** CloudEvents, as somebody else may send them. */
export const cloudEvents: Kind = {
  name: "CloudEvents",
  inputs: mutants(fc.constantFrom(...types).map((type) => toCloudEvent(sampleEvent(type)))),
  take: (input) => {
    const read = fromCloudEvent(input);
    return Promise.resolve([read.ok ? "accepted" : clearError(read.error)]);
  },
};
