import { expect, test } from "vitest";
import { createManualClock } from "../../../manual-clock.ts";
import { createSpy } from "../../../spy/spy.ts";
import { graphOf, queueOf } from "../../../testing/graph-of.ts";
import { createSqs } from "../../sqs/sqs.ts";
import { runMapping } from "./running-mapping.ts";
import { startQueueMapping } from "./queue/start-queue-mapping.ts";
import type { StreamMappingSettings } from "./settings.ts";
import { startStreamMapping } from "./stream/start-stream-mapping.ts";
import { scriptFunction } from "./testing/scripted-function.ts";
import { createScriptedStream, recordOf } from "./testing/scripted-stream.ts";
import { QUEUE_DEFAULTS } from "./testing/start-queue.ts";
import { DEFAULTS, sequenceNumbers } from "./testing/start-stream.ts";

/** What any mapping stands on here: a queue, and a function that takes whatever it gets. */
function startRoom() {
  const clock = createManualClock();
  const spy = createSpy(clock);
  const { queues } = createSqs({ graph: graphOf([queueOf("Mail")]), endpoint: "http://127.0.0.1:0", clock, spy });
  return { clock, spy, queues, ...scriptFunction(() => null) };
}

const taken = async (): Promise<void> => {};

function startReader(choices: Partial<StreamMappingSettings> = {}) {
  const room = startRoom();
  const { clock, events } = room;
  const source = createScriptedStream();
  const checkpoints = new Map<string, string>();
  const mapping = runMapping({ ...DEFAULTS, ...choices }, clock, (settings) =>
    startStreamMapping({ ...room, settings, source, checkpoints, putObject: taken }),
  );
  const write = async (...numbers: readonly string[]): Promise<void> => {
    source.write("shard-1", ...numbers.map((number) => recordOf(number, { at: clock.now() })));
    await clock.advance(0);
  };
  return { mapping, write, clock, batches: () => events.map(sequenceNumbers) };
}

test("a paused stream mapping reads nothing, and goes on behind the last record that it finished", async () => {
  const { mapping, write, clock, batches } = startReader();
  await write("1", "2");
  await mapping.setEnabled(false);
  await write("3");
  await clock.advance(3_600_000);
  expect(batches()).toEqual([["1", "2"]]);
  await mapping.setEnabled(true);
  await clock.advance(0);
  expect(batches()).toEqual([["1", "2"], ["3"]]);
  expect(mapping.counts).toMatchObject({ PolledEventCount: 3, InvokedEventCount: 3 });
});

test("what became too old while a mapping was paused is given up, unseen by the function", async () => {
  const { mapping, write, clock, batches } = startReader({ maximumRecordAgeSeconds: 60 });
  await mapping.setEnabled(false);
  await write("1");
  await clock.advance(61_000);
  await write("2");
  await mapping.setEnabled(true);
  await clock.advance(0);
  expect(batches()).toEqual([["2"]]);
  expect(mapping.counts).toMatchObject({ DroppedEventCount: 1, InvokedEventCount: 1 });
});

test("a mapping that is disabled in the program begins where it would have, once it is enabled", async () => {
  const { mapping, write, clock, batches } = startReader({ enabled: false });
  await write("1");
  expect([mapping.isEnabled, batches()]).toEqual([false, []]);
  await mapping.setEnabled(true);
  await clock.advance(0);
  expect([mapping.isEnabled, batches()]).toEqual([true, [["1"]]]);
});

test("a paused queue mapping receives nothing, and its messages wait", async () => {
  const room = startRoom();
  const { clock, queues, events } = room;
  const mapping = runMapping(QUEUE_DEFAULTS, clock, (settings) =>
    startQueueMapping({ ...room, settings, region: "us-east-1" }),
  );
  await mapping.setEnabled(false);
  await queues.send("Mail", "hello");
  await clock.advance(60_000);
  expect([events.length, queues.depth("Mail").visible]).toEqual([0, 1]);
  await mapping.setEnabled(true);
  await clock.advance(0);
  expect([events.length, queues.depth("Mail").visible]).toEqual([1, 0]);
  await mapping.stop();
});
