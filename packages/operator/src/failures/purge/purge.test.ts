import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Hold } from "../redrive/hold.ts";
import { BUCKET, startFailuresBench, type FailuresBench } from "../testing/failures-bench.ts";
import { purge } from "./purge.ts";

let bench: FailuresBench;
let folder: string;
beforeAll(async () => void (bench = await startFailuresBench()));
beforeEach(async () => {
  await bench.reset();
  folder = mkdtempSync(join(tmpdir(), "purge-"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await bench.stop();
});

const parkQueue = () => bench.topology.bridge.parkQueue;

async function purgeAll(file: string, stop = new AbortController().signal): Promise<number> {
  const seen = await bench.look();
  const entries = seen.flatMap((one) => one.entries);
  return purge(bench, new Hold(bench.reach, entries), { entries, file, stop });
}

test("what is removed lies in the file before, whole, and only its owner can read it", async () => {
  const record = { eventID: "e1" };
  await bench.put("parked/1.json", { record });
  await bench.send(parkQueue(), {
    ref: `s3://${BUCKET}/parked/1.json`,
    error: { code: "EVENT_INVALID" },
    stage: "seal",
  });
  await bench.send(parkQueue(), "hello");
  const file = join(folder, "purged.jsonl");
  await purgeAll(file);
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  const payloads = lines.map((line) => (JSON.parse(line) as { payload: unknown }).payload);
  expect(payloads).toHaveLength(2);
  expect(payloads).toEqual(expect.arrayContaining([record, "hello"]));
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(await bench.depth(parkQueue())).toEqual({ visible: 0, hidden: 0 });
  expect(await bench.keys()).toEqual([]);
});

test("a file that is there is not written over, and nothing is removed", async () => {
  await bench.send(parkQueue(), "hello");
  const file = join(folder, "purged.jsonl");
  writeFileSync(file, "earlier");
  await expect(purgeAll(file)).rejects.toMatchObject({ code: "USAGE", sentence: `${file} is there already` });
  expect(readFileSync(file, "utf8")).toBe("earlier");
  expect(await bench.depth(parkQueue())).toEqual({ visible: 1, hidden: 0 });
});

test("a file that cannot be written is a mistake that says why, and nothing is removed", async () => {
  await bench.send(parkQueue(), "hello");
  const file = join(folder, "no/such/folder.jsonl");
  await expect(purgeAll(file)).rejects.toMatchObject({ code: "USAGE", sentence: expect.stringContaining("ENOENT") });
  expect(await bench.depth(parkQueue())).toEqual({ visible: 1, hidden: 0 });
});

test("one that is interrupted removes no more, and shows what is left", async () => {
  await bench.send(parkQueue(), "hello");
  const file = join(folder, "purged.jsonl");
  expect(await purgeAll(file, AbortSignal.abort())).toBe(0);
  expect(readFileSync(file, "utf8")).toContain("hello");
  expect(await bench.depth(parkQueue())).toEqual({ visible: 1, hidden: 0 });
});
