import * as fc from "fast-check";
import { Logger } from "@aws-lambda-powertools/logger";
import { NoSuchKey } from "@aws-sdk/client-s3";
import { consume, MemoryStore } from "@streambridge/consumer-kit";
import { sampleBody, sampleEvent, sampleRecord } from "@streambridge/consumer-kit/testing";
import { catalogue, claimKey, datarefOf, fromCloudEvent, toCloudEvent } from "@streambridge/events";
import type { EventType, WireEvent } from "@streambridge/events";
import { clearError, isSendable, sendable } from "../clear-error.ts";
import { hold, type Kind, type Verdict } from "../kind.ts";
import { BATCH, HUGE, INVOCATION_MS } from "../limits.ts";
import { mutants, mutantTexts } from "../mutate/mutate.ts";
import { NUMBER_TEXTS, TEXTS } from "../mutate/oddities.ts";

const types = catalogue.map(({ type }) => type);

/** Every type, its data in the event, or in a bucket that does not have it. */
const valid = fc.record({ type: fc.constantFrom(...types), isClaimed: fc.boolean() }).map(({ type, isClaimed }) => {
  const { metadata, data } = sampleEvent(type);
  const dataref = datarefOf({ bucket: "claims", key: claimKey(metadata.id) });
  const event: WireEvent = isClaimed ? { metadata: { ...metadata, dataref } } : { metadata, data };
  return JSON.parse(sampleBody(event)) as unknown;
});

type Records = Parameters<ReturnType<typeof consume>>[0]["Records"];

/** What stands beside a message, whoever sent it; SQS lets texts through that are not empty and have no odd characters. */
const text = fc.constantFrom(...TEXTS, ...NUMBER_TEXTS, "x".repeat(HUGE), "again").filter(isSendable);
const beside = fc.dictionary(
  fc.constantFrom("Uncertain", "PastAttempts", "FirstFailure", "toString"),
  fc.oneof(
    text.map((stringValue) => ({ stringValue, dataType: "String" })),
    fc.constant({ binaryValue: "AAA=", dataType: "Binary" }),
  ),
  { maxKeys: 3 },
);

const records: fc.Arbitrary<Records> = fc.array(
  fc
    .tuple(mutantTexts(valid), beside)
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
    const sent: Command[] = [];
    const counts: Record<string, number> = {};
    const consumer = consume(subscription, Object.fromEntries(types.map((type) => [type, () => {}])) as never, {
      environment: { queueUrl: "queue", deadLetterUrl: "dead", guardTable: undefined },
      store: new MemoryStore(),
      sqs: { send: ((command: Command) => Promise.resolve(sent.push(command))) as never },
      s3: { send: (() => Promise.reject(new NoSuchKey({ message: "none was ever put", $metadata: {} }))) as never },
      logger: new Logger({ logLevel: "SILENT" }),
      metrics: { addMetric: (name, _unit, count) => (counts[name] = count), publishStoredMetrics: () => undefined },
    });
    const { batchItemFailures } = await consumer({ Records }, { getRemainingTimeInMillis: () => INVOCATION_MS });
    const parked = sent
      .map(attributesOf)
      .filter((attributes) => attributes !== undefined)
      .map(clearlyParked);
    const { Received = 0, ...ends } = counts;
    const sum = Object.values(ends).reduce((total, count) => total + count, 0);
    hold(Received === Records.length && sum === Received, `${Records.length} messages came, ${sum} ended`);
    hold(
      parked.length === ends["Parked"],
      `${ends["Parked"]} are counted as parked, ${parked.length} lie in the queue`,
    );
    hold(batchItemFailures.length === 0 && ends["Retried"] === 0, "one is retried, though nothing failed that passes");
    return [...parked, ...Array.from({ length: Received - parked.length }, () => "accepted")];
  },
};

interface Command {
  readonly input: {
    readonly MessageBody?: string;
    readonly MessageAttributes?: Readonly<Record<string, { readonly StringValue?: string }>>;
  };
}

/** The attributes of a message that is parked; a body came from SQS and goes back as it is. */
function attributesOf({ input }: Command): Readonly<Record<string, string>> | undefined {
  if (input.MessageBody === undefined) return undefined;
  const attributes = Object.entries(input.MessageAttributes ?? {});
  return Object.fromEntries(attributes.map(([name, { StringValue = "" }]) => [name, StringValue]));
}

/** As strict as SQS about attributes, and as a person about what they say. */
function clearlyParked(attributes: Readonly<Record<string, string>>): Verdict {
  for (const value of Object.values(attributes)) sendable(value);
  const { ErrorCode: code, ErrorMessage: told = "" } = attributes;
  // The kit writes an error's sentence, and behind it what mends it.
  const at = told.lastIndexOf(" Mend: ");
  return clearError({ code, message: told.slice(0, at), mend: at === -1 ? undefined : told.slice(at + 7) });
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
