import { expect, test } from "vitest";
import { createScriptedStream } from "../services/lambda/mappings/testing/scripted-stream.ts";
import { awaitPosition } from "./await-position.ts";

/** Whether a promise has resolved by the end of this turn. */
async function hasResolved(promise: Promise<void>): Promise<boolean> {
  const pending = new Promise<boolean>((resolve) => setImmediate(() => resolve(false)));
  return Promise.race([promise.then(() => true), pending]);
}

test("a reader is positioned once it has an iterator, not before", async () => {
  const { source, positioned } = awaitPosition(createScriptedStream());
  await source.shards();
  expect(await hasResolved(positioned)).toBe(false);
  await source.iterator("shard-1", "LATEST");
  expect(await hasResolved(positioned)).toBe(true);
});

test("a stream without shards, and one that cannot be read, keep nobody waiting", async () => {
  const stream = createScriptedStream();
  const empty = awaitPosition({ ...stream, shards: async () => [] });
  await empty.source.shards();
  expect(await hasResolved(empty.positioned)).toBe(true);
  const broken = awaitPosition({ ...stream, shards: () => Promise.reject(new Error("no")) });
  await expect(broken.source.shards()).rejects.toThrow("no");
  expect(await hasResolved(broken.positioned)).toBe(true);
});
