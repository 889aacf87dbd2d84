import { expect, test } from "vitest";
import { PAYLOAD_MAX_BYTES } from "../limits.ts";
import { createScriptedStream, recordOf } from "../testing/scripted-stream.ts";
import { sequenceNumbers, startStream } from "../testing/start-stream.ts";

test("records arrive as Lambda sends them", async () => {
  const events: unknown[] = [];
  const { stream, clock } = startStream(({ event }) => void events.push(event));
  const record = recordOf("1");
  stream.write("shard-1", record);
  await clock.advance(0);
  expect(events).toEqual([{ Records: [record] }]);
});

test("a batch holds no more than its size, and the rest follows in order", async () => {
  const { write, batches } = startStream(undefined, { batchSize: 3 });
  await write(7);
  expect(batches()).toEqual([["1", "2", "3"], ["4", "5", "6"], ["7"]]);
});

test("a batch waits for its window to be over", async () => {
  const { write, clock, batches } = startStream(undefined, { windowSeconds: 5 });
  await write(1);
  await clock.advance(3000);
  await write(1);
  expect(batches()).toEqual([]);
  await clock.advance(2000);
  expect(batches()).toEqual([["1", "2"]]);
});

test("a full batch does not wait for its window", async () => {
  const { write, batches } = startStream(undefined, { batchSize: 2, windowSeconds: 300 });
  await write(3);
  expect(batches()).toEqual([["1", "2"]]);
});

test("a batch is closed before it outgrows 6 MB, and does not wait for its window then", async () => {
  const { stream, clock, batches } = startStream(undefined, { windowSeconds: 300 });
  const large = { text: { S: "x".repeat(PAYLOAD_MAX_BYTES / 4) } };
  for (const sequence of ["1", "2", "3", "4"]) stream.write("shard-1", recordOf(sequence, { image: large }));
  await clock.advance(0);
  expect(batches()).toEqual([["1", "2", "3"]]);
});

test("without parallelization one batch of a shard runs at a time", async () => {
  const { promise, resolve } = Promise.withResolvers<null>();
  const { write, clock, batches } = startStream(({ number }) => (number === 1 ? promise : null), { batchSize: 1 });
  await write(2);
  expect(batches()).toEqual([["1"]]);
  resolve(null);
  await clock.advance(0);
  expect(batches()).toEqual([["1"], ["2"]]);
});

test("with parallelization items overlap, and the changes of one item never do", async () => {
  const items = ["a", "b", "c", "d", "e", "f"];
  const running = new Map<string, string>();
  const handled = new Map<string, string[]>();
  let atOnce = 0;
  const stream = createScriptedStream();
  const { clock } = startStream(
    async ({ event }) => {
      const ids = (event as { Records: { dynamodb: { Keys: { id: { S: string } } } }[] }).Records.map(
        ({ dynamodb }) => dynamodb.Keys.id.S,
      );
      const clash = ids.find((id) => running.has(id));
      if (clash !== undefined) throw new Error(`two batches hold ${clash}`);
      for (const id of ids) running.set(id, id);
      atOnce = Math.max(atOnce, running.size);
      await clock.wait(10);
      for (const [index, id] of ids.entries()) {
        running.delete(id);
        handled.set(id, [...(handled.get(id) ?? []), sequenceNumbers(event)[index] ?? ""]);
      }
      return null;
    },
    { parallelizationFactor: 4, batchSize: 1, stream },
  );
  const records = Array.from({ length: 60 }, (_, index) => recordOf(String(index), { id: items[index % 6] ?? "" }));
  stream.write("shard-1", ...records);
  await clock.advance(60 * 10);
  expect(atOnce).toBeGreaterThan(1);
  for (const [index, item] of items.entries()) {
    expect(handled.get(item)).toEqual(Array.from({ length: 10 }, (_, round) => String(round * 6 + index)));
  }
});

test("a disabled mapping does not poll", async () => {
  const { write, stream, clock, batches } = startStream(undefined, { enabled: false });
  await write(1);
  await clock.advance(60_000);
  expect({ reads: stream.reads, batches: batches() }).toEqual({ reads: 0, batches: [] });
});

test("an idle shard is looked at now and then, not all the time", async () => {
  const { stream, clock } = startStream();
  await clock.advance(60_000);
  expect(stream.reads).toBeLessThanOrEqual(13);
});
