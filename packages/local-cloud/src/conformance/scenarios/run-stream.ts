import { createManualClock, type ManualClock } from "../../manual-clock.ts";
import { createSpy } from "../../spy/spy.ts";
import { graphOf, queueArnOf, queueOf } from "../../testing/graph-of.ts";
import { startStreamMapping, type StreamMappingSettings } from "../../services/lambda/mappings/index.ts";
import { createScriptedStream, type ScriptedStream } from "../../services/lambda/mappings/testing/scripted-stream.ts";
import type { StreamRecord } from "../../services/dynamodb/stream-source.ts";
import { createSqs } from "../../services/sqs/sqs.ts";
import { destinationOf, settingsOf } from "./mapping-settings.ts";
import type { Happened, Scenario, ScenarioRecord, StreamOf } from "./scenario.ts";
import { scriptAnswers, type Naming } from "./script-answers.ts";

const FAILED = "Failed";
const FAILED_BUCKET_ARN = "arn:aws:s3:::failed";

/**
 * Runs a scenario on a stream: a real mapping reads a scripted stream, on a clock that is moved by hand.
 *
 * @throws StreambridgeError `GRAPH_UNSUPPORTED` where the mapping is refused.
 */
export async function runStream(scenario: Scenario, asked: StreamOf): Promise<Happened> {
  const clock = createManualClock();
  const spy = createSpy(clock);
  const { queues } = createSqs({ graph: graphOf([queueOf(FAILED)]), endpoint: "http://127.0.0.1", clock, spy });
  const stream = createScriptedStream();
  // Whole records say themselves which stream they are from.
  const streamArn = asked.records[0]?.record.eventSourceARN ?? stream.streamArn;
  const settings = streamSettings(scenario, streamArn);
  const script = scriptAnswers(scenario.answers, NAMING, settings.reportsFailures);
  const checkpoints = new Map<string, string>();
  const objects: unknown[] = [];

  prepare(asked, stream, clock);
  const mapping = startStreamMapping({
    settings,
    source: { ...stream, streamArn },
    functions: script.functions,
    queues,
    putObject: async (_bucket, _key, body) => void objects.push(JSON.parse(body)),
    spy,
    clock,
    checkpoints,
    random: () => 1,
  });
  await clock.advance(scenario.seconds * 1000);
  await mapping.stop();

  return {
    invocations: script.events.map(NAMING.namesIn),
    events: script.events,
    checkpoint: asked.shards.length > 1 ? Object.fromEntries(checkpoints) : ([...checkpoints.values()][0] ?? null),
    failures: [...queues.peek(FAILED).map(({ body }) => JSON.parse(body) as unknown), ...objects],
    deleted: [],
    deadLettered: [],
    left: [],
    counts: { ...mapping.counts },
    givenUp: queues.peek(FAILED),
  };
}

const NAMING: Naming = {
  namesIn: (event) =>
    (event as { readonly Records: readonly StreamRecord[] }).Records.map(({ dynamodb }) => dynamodb.SequenceNumber),
  identifierOf: (name) => name,
};

function streamSettings({ mapping }: Scenario, streamArn: string): StreamMappingSettings {
  const destination = destinationOf(mapping);
  const service = destination?.split(":")[2];
  const standIn = { sqs: queueArnOf(FAILED), s3: FAILED_BUCKET_ARN }[service ?? ""] ?? destination;
  return settingsOf(mapping, streamArn, standIn) as StreamMappingSettings;
}

/** Makes the shards, writes what is there from the start and plans the rest. */
function prepare({ shards, records }: StreamOf, stream: ScriptedStream, clock: ManualClock): void {
  for (const { shardId, parentShardId } of shards) stream.addShard(shardId, parentShardId);
  for (const record of records) at(record.afterSeconds, clock, () => write(record, stream, clock));
  for (const { shardId, closed } of shards) {
    const last = Math.max(
      0,
      ...records.filter((record) => record.shardId === shardId).map((record) => record.afterSeconds),
    );
    if (closed) at(last, clock, () => stream.close(shardId));
  }
}

function write({ record, shardId, ageSeconds }: ScenarioRecord, stream: ScriptedStream, clock: ManualClock): void {
  const ApproximateCreationDateTime = Math.floor(clock.now() / 1000) - ageSeconds;
  stream.write(shardId, { ...record, dynamodb: { ...record.dynamodb, ApproximateCreationDateTime } });
}

function at(seconds: number, clock: ManualClock, act: () => void): void {
  if (seconds === 0) act();
  else clock.after(seconds * 1000, act);
}
