import { expect, test } from "vitest";
import { createScriptedStream, recordOf } from "../testing/scripted-stream.ts";
import { startStream } from "../testing/start-stream.ts";

test("TRIM_HORIZON begins with what the stream still has", async () => {
  const stream = createScriptedStream();
  stream.write("shard-1", recordOf("1"), recordOf("2"));
  const { clock, batches } = startStream(undefined, { stream });
  await clock.advance(0);
  expect(batches()).toEqual([["1", "2"]]);
});

test("LATEST begins behind what is there, and reads shards that appear later from their beginning", async () => {
  const stream = createScriptedStream();
  stream.write("shard-1", recordOf("1"));
  const { clock, batches } = startStream(undefined, { stream, startingPosition: "LATEST" });
  await clock.advance(0);
  stream.write("shard-1", recordOf("2"));
  await clock.advance(0);
  stream.addShard("shard-2", "shard-1");
  stream.write("shard-2", recordOf("3"));
  stream.close("shard-1");
  await clock.advance(0);
  expect(batches()).toEqual([["2"], ["3"]]);
});

test("LATEST leaves closed shards out", async () => {
  const stream = createScriptedStream();
  stream.write("shard-1", recordOf("1"));
  stream.close("shard-1");
  stream.addShard("shard-2", "shard-1");
  const { clock, batches } = startStream(undefined, { stream, startingPosition: "LATEST" });
  await clock.advance(0);
  stream.write("shard-2", recordOf("2"));
  await clock.advance(0);
  expect(batches()).toEqual([["2"]]);
});

test("a child is not begun before its parent is handled to the end", async () => {
  const stream = createScriptedStream();
  stream.write("shard-1", recordOf("1"));
  stream.close("shard-1");
  stream.addShard("shard-2", "shard-1");
  stream.write("shard-2", recordOf("2"));
  const { promise, resolve } = Promise.withResolvers<null>();
  const { clock, batches } = startStream(({ number }) => (number === 1 ? promise : null), { stream });
  await clock.advance(60_000);
  expect(batches()).toEqual([["1"]]);
  resolve(null);
  await clock.advance(0);
  expect(batches()).toEqual([["1"], ["2"]]);
});

test("a child whose parent is trimmed away is begun at once", async () => {
  const stream = createScriptedStream();
  stream.addShard("shard-9", "shard-gone");
  stream.write("shard-9", recordOf("1"));
  const { clock, batches } = startStream(undefined, { stream });
  await clock.advance(0);
  expect(batches()).toEqual([["1"]]);
});

test("a shard that appears while its parent is open is found", async () => {
  const stream = createScriptedStream();
  const { clock, batches } = startStream(undefined, { stream });
  await clock.advance(0);
  stream.addShard("shard-2");
  stream.write("shard-2", recordOf("1"));
  await clock.advance(60_000);
  expect(batches()).toEqual([["1"]]);
});

test("an expired iterator leaves no gap and repeats nothing", async () => {
  const { write, stream, clock, batches } = startStream();
  await write(2);
  stream.expireIterators();
  await write(2);
  await clock.advance(60_000);
  expect(batches()).toEqual([
    ["1", "2"],
    ["3", "4"],
  ]);
});

test("records that were trimmed before they were read are lost, with a warning", async () => {
  const { write, stream, clock, batches, spy } = startStream();
  await write(1);
  stream.expireIterators();
  stream.trim("shard-1", 1);
  await write(1);
  await clock.advance(60_000);
  expect(batches()).toEqual([["1"], ["2"]]);
  expect(spy.facts).toContainEqual(
    expect.objectContaining({ kind: "warning", text: expect.stringContaining("were trimmed") as string }),
  );
});

test("a read that fails is repeated after a while", async () => {
  const { write, stream, clock, batches, spy } = startStream();
  await clock.advance(0);
  stream.failNextRead("ProvisionedThroughputExceededException");
  await write(1);
  expect(batches()).toEqual([]);
  await clock.advance(1000);
  expect(batches()).toEqual([["1"]]);
  expect(spy.facts.filter(({ kind }) => kind === "warning")).toHaveLength(1);
});

test("a mapping that is stopped and started again goes on behind what was finished", async () => {
  const stream = createScriptedStream();
  const checkpoints = new Map<string, string>();
  const first = startStream(({ number }) => (number === 2 ? new Promise(() => undefined) : null), {
    stream,
    checkpoints,
    batchSize: 2,
  });
  await first.write(4);
  await first.mapping.stop();
  expect(checkpoints.get("shard-1")).toBe("2");
  const second = startStream(undefined, { stream, checkpoints, batchSize: 2 });
  await second.clock.advance(0);
  expect(second.batches()).toEqual([["3", "4"]]);
});

test("a stopped mapping invokes nothing any more, and leaves nothing on the clock", async () => {
  const { write, mapping, clock, batches } = startStream(() => Promise.reject(new Error("not reached")));
  await write(1);
  await mapping.stop();
  await mapping.stop();
  await write(1);
  await clock.advance(60_000);
  expect(batches()).toHaveLength(1);
  expect(clock.pending).toBe(0);
});
