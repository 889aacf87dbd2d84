import { beforeEach, expect, test } from "vitest";
import { createManualClock, type ManualClock } from "../manual-clock.ts";
import type { StreamRecord, StreamSource } from "../services/dynamodb/stream-source.ts";
import { holdWhileRead } from "./hold-clock.ts";

type Page = Awaited<ReturnType<StreamSource["records"]>>;

const RECORD = { eventID: "1" } as StreamRecord;

let clock: ManualClock;
let source: StreamSource;
/** Answers the read that is under way. */
let answer: (...records: readonly StreamRecord[]) => void;
/** Says that something was written. */
let write: () => void;

beforeEach(async () => {
  clock = createManualClock();
  let written = Promise.withResolvers<void>();
  source = holdWhileRead(
    {
      streamArn: "",
      shards: async () => [],
      iterator: async () => "",
      records: () => {
        const { promise, resolve } = Promise.withResolvers<Page>();
        written = Promise.withResolvers<void>();
        write = written.resolve;
        answer = (...records) => resolve({ records, next: "" });
        return promise;
      },
      whenWritten: (signal) =>
        Promise.race([
          written.promise,
          new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve())),
        ]),
    },
    clock,
  );
  const first = read();
  answer();
  await first;
});

const read = (): Promise<Page> => source.records("", 1);

/** Whether a minute passes although a read is under way. */
async function passesMeanwhile(): Promise<boolean> {
  let isOver = false;
  const advanced = clock.advance(60_000).then(() => (isOver = true));
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  const passed = isOver;
  answer();
  await advanced;
  return passed;
}

test("a look at an idle stream takes no time from anybody", async () => {
  void read();
  expect(await passesMeanwhile()).toBe(true);
});

test("what comes after a page with records is waited for", async () => {
  const page = read();
  answer(RECORD);
  await page;
  void read();
  expect(await passesMeanwhile()).toBe(false);
});

test("what was written while nobody looked is waited for", async () => {
  const idle = read();
  answer();
  await idle;
  write();
  await source.whenWritten?.(new AbortController().signal);
  void read();
  expect(await passesMeanwhile()).toBe(false);
});

test("a look that is under way when something is written is waited for", async () => {
  void read();
  write();
  expect(await passesMeanwhile()).toBe(false);
});
