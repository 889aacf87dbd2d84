import { createManualClock, type ManualClock } from "../../../../manual-clock.ts";
import type { Spy } from "../../../../spy/facts.ts";
import { createSpy } from "../../../../spy/spy.ts";
import { graphOf, queueOf } from "../../../../testing/graph-of.ts";
import type { StreamRecord } from "../../../dynamodb/stream-source.ts";
import type { Queues } from "../../../sqs/queues.ts";
import { createSqs } from "../../../sqs/sqs.ts";
import type { Mapping } from "../mapping.ts";
import type { StreamMappingSettings } from "../settings.ts";
import { startStreamMapping } from "../stream/start-stream-mapping.ts";
import { scriptFunction, type Invoked } from "./scripted-function.ts";
import { createScriptedStream, recordOf, type ScriptedStream } from "./scripted-stream.ts";

/** A stream mapping at work on a scripted stream, on a clock that stands still. */
export interface TestStreamMapping {
  readonly mapping: Mapping;
  readonly stream: ScriptedStream;
  readonly clock: ManualClock;
  readonly spy: Spy;
  /** Of the queue `Failed`. */
  readonly queues: Queues;
  readonly objects: readonly { readonly bucket: string; readonly key: string; readonly body: string }[];
  /** The sequence numbers of each invocation. */
  readonly batches: () => readonly (readonly string[])[];
  /** Writes records 1, 2, 3 ... of one item each after the last, and lets the mapping work. */
  readonly write: (count: number) => Promise<void>;
}

/** What a test may choose. */
export interface StreamMappingChoices extends Partial<StreamMappingSettings> {
  readonly stream?: ScriptedStream;
  readonly checkpoints?: Map<string, string>;
  readonly putObject?: (bucket: string, key: string, body: string) => Promise<void>;
}

/** Starts a mapping with batches of 10; jitter is always the longest. */
export function startStream(
  answer?: (invoked: Invoked) => unknown,
  { stream = createScriptedStream(), checkpoints, putObject, ...settings }: StreamMappingChoices = {},
): TestStreamMapping {
  const clock = createManualClock();
  const spy = createSpy(clock);
  const { queues } = createSqs({ graph: graphOf([queueOf("Failed")]), endpoint: "http://127.0.0.1:0", clock, spy });
  const objects: { bucket: string; key: string; body: string }[] = [];
  const { functions, events } = scriptFunction(answer);
  const mapping = startStreamMapping({
    settings: { ...DEFAULTS, ...settings },
    source: stream,
    functions,
    queues,
    putObject: putObject ?? (async (bucket, key, body) => void objects.push({ bucket, key, body })),
    spy,
    clock,
    random: () => 1,
    ...(checkpoints && { checkpoints }),
  });
  let written = 0;
  const write = async (count: number): Promise<void> => {
    const numbers = Array.from({ length: count }, () => String(++written));
    stream.write("shard-1", ...numbers.map((number) => recordOf(number, { at: clock.now() })));
    await clock.advance(0);
  };
  return { mapping, stream, clock, spy, queues, objects, batches: () => events.map(sequenceNumbers), write };
}

/** The settings of a mapping whose test does not care. */
export const DEFAULTS: StreamMappingSettings = {
  kind: "stream",
  name: "Reader",
  uuid: "11111111-2222-3333-4444-555555555555",
  functionName: "handler",
  eventSourceArn: "arn:aws:dynamodb:us-east-1:000000000000:table/Places/stream/2026-01-01T00:00:00.000",
  enabled: true,
  batchSize: 10,
  windowSeconds: 0,
  reportsFailures: true,
  filters: [],
  startingPosition: "TRIM_HORIZON",
  parallelizationFactor: 1,
  maximumRetryAttempts: -1,
  maximumRecordAgeSeconds: -1,
  bisects: false,
};

/** The sequence numbers of a stream event. */
export function sequenceNumbers(event: unknown): readonly string[] {
  const { Records } = event as { readonly Records: readonly StreamRecord[] };
  return Records.map(({ dynamodb }) => dynamodb.SequenceNumber);
}

/** A function's answer that these records failed. */
export function failuresOf(...sequence: readonly string[]): object {
  return { batchItemFailures: sequence.map((itemIdentifier) => ({ itemIdentifier })) };
}
