import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BackfillAnswer, BackfillRequest } from "@streambridge/bridge";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Topology } from "../failures/find-topology.ts";
import { prepareCheckpoint, readCheckpoint, removeCheckpoint, writeCheckpoint, type Checkpoint } from "./checkpoint.ts";
import { fill } from "./fill.ts";
import { findConsumer } from "./find-consumer.ts";
import { beginning, isSameWork, type Progress } from "./progress.ts";
import { readKeys, type NamedRows } from "./read-keys.ts";
import { NOTHING } from "./totals.ts";

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "backfill-"))));
afterAll(() => rmSync(folder, { recursive: true }));

const start = (progress: Progress): Checkpoint => ({
  run: "run-1",
  stage: "local",
  consumer: "search-index",
  progress,
  totals: NOTHING,
});
const answerOf = (rows: number, more: Partial<BackfillAnswer> = {}): BackfillAnswer => ({
  rows,
  gone: 0,
  sent: { "UserRegistered.v1": rows },
  ignored: {},
  failed: [],
  ...more,
});

/** Fills from a progress; the function answers as it is told. */
async function filled(
  progress: Progress,
  answer: (from: BackfillRequest["from"], asked: number) => BackfillAnswer,
  { named, stopAfter = Infinity, rate = 1_000_000 }: { named?: NamedRows; stopAfter?: number; rate?: number } = {},
) {
  const asked: BackfillRequest["from"][] = [];
  const stop = new AbortController();
  const told: Checkpoint[] = [];
  const ended = await fill(start(progress), {
    named,
    rate,
    stop: stop.signal,
    ask: async ({ from }) => {
      asked.push(from);
      if (asked.length >= stopAfter) stop.abort();
      return answer(from, asked.length);
    },
    progress: (checkpoint) => told.push(checkpoint),
  });
  return { ...ended, asked, told };
}

test("a table is read segment by segment, each from page to page", async () => {
  const { asked, checkpoint, finished } = await filled(beginning(undefined, 2), (_from, number) =>
    number === 1 ? answerOf(100, { next: { pk: "a" } }) : answerOf(5),
  );
  expect(asked).toEqual([
    { segment: 0, segments: 2 },
    { segment: 0, segments: 2, after: { pk: "a" } },
    { segment: 1, segments: 2 },
  ]);
  expect([finished, checkpoint.totals.rows, checkpoint.totals.sent]).toEqual([true, 110, { "UserRegistered.v1": 110 }]);
});

test("named rows are sent a page at a time", async () => {
  const named = { rows: Array.from({ length: 250 }, (_, pk) => ({ pk })), digest: "d" };
  const { asked } = await filled(beginning(named, 1), (from) => answerOf("keys" in from ? from.keys.length : 0), {
    named,
  });
  expect(asked.map((from) => ("keys" in from ? from.keys.length : 0))).toEqual([100, 100, 50]);
});

test("one that is stopped goes on under the same name from where it was told last", async () => {
  const first = await filled(beginning(undefined, 3), () => answerOf(1), { stopAfter: 2 });
  expect([first.finished, first.asked.length]).toEqual([false, 2]);
  expect(first.told.at(-1)).toEqual(first.checkpoint);
  const second = await filled(first.checkpoint.progress, () => answerOf(1));
  expect([second.finished, second.asked]).toEqual([true, [{ segment: 2, segments: 3 }]]);
  expect(second.checkpoint.run).toBe(first.checkpoint.run);
});

test("a page that is not answered is not told as done", async () => {
  const told: Checkpoint[] = [];
  const failing = fill(start(beginning(undefined, 2)), {
    named: undefined,
    rate: 100,
    stop: new AbortController().signal,
    ask: () => Promise.reject(new Error("no answer")),
    progress: (checkpoint) => told.push(checkpoint),
  });
  await expect(failing).rejects.toThrow("no answer");
  expect(told).toEqual([]);
});

test("a low rate asks for fewer rows at once", async () => {
  const { asked } = await filled(
    beginning({ rows: [{ pk: 1 }, { pk: 2 }, { pk: 3 }], digest: "d" }, 1),
    () => answerOf(0),
    {
      named: { rows: [{ pk: 1 }, { pk: 2 }, { pk: 3 }], digest: "d" },
      rate: 2,
    },
  );
  expect(asked).toEqual([{ keys: [{ pk: 1 }, { pk: 2 }] }, { keys: [{ pk: 3 }] }]);
});

test("a checkpoint is read back as it was written, and gone when it is taken away", () => {
  const path = join(folder, "deep/er/checkpoint.json");
  expect(readCheckpoint(path)).toBeUndefined();
  const checkpoint = start({ kind: "table", segments: 4, segment: 2, after: { pk: "USER#1", n: 7 } });
  writeCheckpoint(path, checkpoint);
  expect(readCheckpoint(path)).toEqual(checkpoint);
  expect(JSON.parse(readFileSync(path, "utf8"))).toEqual(checkpoint);
  removeCheckpoint(path);
  expect(readCheckpoint(path)).toBeUndefined();
});

test("where a checkpoint cannot be written is known before anything is sent, and trying leaves nothing behind", () => {
  const file = join(folder, "file");
  writeFileSync(file, "");
  expect(() => prepareCheckpoint(join(file, "checkpoint.json"))).toThrow(/^USAGE: the checkpoint .* cannot be written/);
  const path = join(folder, "new/checkpoint.json");
  prepareCheckpoint(path);
  expect(readdirSync(join(folder, "new"))).toEqual([]);
  // Another process is about to put its own into place.
  writeFileSync(`${path}.new`, "");
  prepareCheckpoint(path);
  expect(readdirSync(join(folder, "new"))).toEqual(["checkpoint.json.new"]);
});

test.each(["", "{}", "no JSON"])("%j is no checkpoint", (text) => {
  const path = join(folder, "other.json");
  writeFileSync(path, text);
  expect(() => readCheckpoint(path)).toThrow("USAGE");
});

test("two backfills are about the same rows when they name the same list, or the whole table both", () => {
  const [one, other] = [
    { rows: [], digest: "1" },
    { rows: [], digest: "2" },
  ].map((named) => beginning(named, 1));
  const table = beginning(undefined, 2);
  expect([isSameWork(one!, one!), isSameWork(one!, other!), isSameWork(one!, table)]).toEqual([true, false, false]);
  expect(isSameWork(table, beginning(undefined, 9))).toBe(true);
});

test("a file names rows on its lines, empty ones left out", () => {
  const path = join(folder, "keys.jsonl");
  writeFileSync(path, '{"pk":"USER#1","sk":"PROFILE"}\n\n{"pk":"USER#2","sk":"PROFILE","email":"a@example.com"}\n');
  expect(readKeys(path).rows).toEqual([
    { pk: "USER#1", sk: "PROFILE" },
    { pk: "USER#2", sk: "PROFILE", email: "a@example.com" },
  ]);
});

test.each([
  ["", "names no row"],
  ['{"pk":1}\nUSER#1', "line 2 of"],
  ["[]", "line 1 of"],
  ["{}", "line 1 of"],
])("a file that says %j is refused, by its line", (text, sentence) => {
  const path = join(folder, "bad.jsonl");
  writeFileSync(path, text);
  expect(() => readKeys(path)).toThrow(sentence);
});

test("a key that is nested beyond reason is refused, by its line: nothing could send it", () => {
  const path = join(folder, "deep.jsonl");
  writeFileSync(path, `{"pk":${"[".repeat(50_000)}${"]".repeat(50_000)},"sk":"PROFILE"}`);
  expect(() => readKeys(path)).toThrow("USAGE: line 1 of");
});

test("a file that is not there is a mistake", () => {
  expect(() => readKeys(join(folder, "nowhere"))).toThrow("cannot be read");
});

const consumer = { owner: "growth team", events: ["UserRegistered.v2"], queue: "q", deadLetters: "d" };
const topology = (backfill: string | undefined): Topology => ({
  stage: "local",
  bridge: { ...(backfill !== undefined && { backfill }) } as Topology["bridge"],
  left: [],
  consumers: [
    { ...consumer, name: "search-index", reasons: ["write", "backfill"] },
    { ...consumer, name: "guest-book" },
    { ...consumer, name: "welcome-email", reasons: ["write"] },
  ],
});

test("a consumer that refuses backfills, or is not there, is the mistake of whoever names it", () => {
  expect(findConsumer(topology("Fn"), "search-index").functionName).toBe("Fn");
  expect(() => findConsumer(topology("Fn"), "welcome-email")).toThrow("welcome-email refuses a backfill");
  expect(() => findConsumer(topology("Fn"), "guest-book"), "who says nothing").toThrow("refuses a backfill");
  expect(() => findConsumer(topology("Fn"), "nobody")).toThrow("nobody is no consumer of stage local");
  expect(() => findConsumer(topology(undefined), "search-index")).toThrow("STAGE_NOT_FOUND");
});
