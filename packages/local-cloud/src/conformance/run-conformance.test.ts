import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { DOCUMENT } from "./recordings/document.ts";
import { runConformance } from "./run-conformance.ts";

let folder: string;
let lines: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cases-"));
  lines = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

const run = (...paths: readonly string[]): Promise<void> => runConformance(paths, (line) => lines.push(line));

const EVENT = JSON.stringify({ detail: { city: "Bern" } });
const pattern = (expected: string, more: object = {}): object => ({
  name: "city",
  pattern: JSON.stringify({ detail: { city: ["Bern"] } }),
  event: EVENT,
  expect: expected,
  ...more,
});
const stream = (expected: object, more: object = {}): object => ({
  name: "a stream",
  source: "stream",
  mapping: {},
  records: ["1", "2"],
  expected,
  ...more,
});

test("the cases that docs/local-cloud.md shows agree", async () => {
  const blocks = [...readFileSync(DOCUMENT, "utf8").matchAll(/^```json\n([\s\S]*?)^```/gm)];
  for (const [index, [, text = ""]] of blocks.entries()) write(`${index}.json`, text);
  await run(folder);
  expect(lines.at(-1)).toBe("3 of 3 agree, 0 differ");
});

test("a folder may hold cases of every shape, as lists, as lines or one by one, and files of other kinds", async () => {
  write("patterns.jsonl", [pattern("match"), pattern("match")].map((one) => JSON.stringify(one)).join("\n"));
  write("scenarios.json", { cases: [stream({ invocations: [["1", "2"]] })] });
  write("one.json", stream({ checkpoint: "2" }));
  write("other.json", { nothing: "of ours" });
  write("LICENSE.txt", "not JSON");
  await run(folder);
  expect(lines.at(-1)).toBe("4 of 4 agree, 0 differ");
  expect(lines.filter((line) => line.includes("no case"))).toHaveLength(1);
});

test("what differs is shown as expected and as it came, the first places of it", async () => {
  const file = write("scenario.json", stream({ invocations: [["1"], ["2"], ["3"], ["4"]] }));
  await expect(run(file)).rejects.toMatchObject({ code: "CASES_DIFFER" });
  expect(lines.slice(1)).toEqual([
    "  differs: a stream",
    "    at invocations[0][1]",
    "      expected  nothing",
    '      came      "2"',
    "    at invocations[1]",
    '      expected  ["2"]',
    "      came      nothing",
    "    at invocations[2]",
    '      expected  ["3"]',
    "      came      nothing",
    "    and 1 more",
    "0 of 1 agree, 1 differ",
  ]);
});

test.each([
  ["a match that is none", pattern("nomatch"), '"match"'],
  ["an error that is none", pattern("error"), '"match"'],
  [
    "a match where the pattern is refused",
    pattern("match", { pattern: "{}" }),
    /error InvalidEventPatternException: .*Empty objects/,
  ],
  ["another text of the error", pattern("error", { pattern: "{}", errorMessage: "no" }), /Empty objects/],
  [
    "another code of the error",
    pattern("error", { pattern: "{}", errorCode: "Other" }),
    "InvalidEventPatternException",
  ],
])("a pattern case differs: %s", async (_what, one, came) => {
  await expect(run(write("pattern.json", one))).rejects.toMatchObject({ code: "CASES_DIFFER" });
  expect(lines.join("\n")).toMatch(came);
});

test("an event that is none is refused as TestEventPattern does", async () => {
  const expected = { errorCode: "ValidationException", errorMessage: "Parameter Event is not valid." };
  await run(write("pattern.json", [pattern("error", { event: "[]", ...expected }), pattern("error", expected)]));
  expect(lines.at(-1)).toBe("2 of 2 agree, 0 differ");
});

test("a case that cannot be played to its end differs, and the others are run all the same", async () => {
  const messages = [{ body: "hello", MessageAttributes: { kind: { DataType: "Colour", StringValue: "red" } } }];
  const queue = { name: "a queue", source: "queue", mapping: {}, messages, expected: {} };
  await expect(run(write("cases.json", [queue, stream({ checkpoint: "2" })]))).rejects.toMatchObject({
    code: "CASES_DIFFER",
  });
  expect(lines.join("\n")).toMatch(/came {6}"InvalidParameterValue: .*message attribute type/);
  expect(lines.at(-1)).toBe("1 of 2 agree, 1 differ");
});

test("a mapping that AWS would refuse is expected to be refused", async () => {
  const mapping = { FilterCriteria: { Filters: [{ Pattern: "no pattern" }] } };
  await run(write("scenario.json", stream({ refused: "Invalid filter pattern definition." }, { mapping })));
  await expect(run(write("taken.json", stream({ refused: "anything" })))).rejects.toMatchObject({
    code: "CASES_DIFFER",
  });
  await expect(run(write("refused.json", stream({ invocations: [] }, { mapping })))).rejects.toMatchObject({
    code: "CASES_DIFFER",
  });
});

test("shards are read parents first, and records come when they are said to", async () => {
  const shards = [
    { id: "old", closed: true },
    { id: "new", parent: "old" },
  ];
  const records = [
    { SequenceNumber: "3", shard: "new" },
    { SequenceNumber: "1", shard: "old" },
    { SequenceNumber: "2", shard: "old", afterSeconds: 30 },
  ];
  const expected = { invocations: [["1"], ["2"], ["3"]], checkpoint: { old: "2", new: "3" } };
  await run(write("scenario.json", stream(expected, { shards, records })));
  expect(lines.at(-1)).toBe("1 of 1 agree, 0 differ");
});

test.each([
  ["nothing", [], "USAGE"],
  ["a path that is not there", ["nowhere"], "CASES_UNREADABLE"],
])("%s cannot be run", async (_what, paths, code) => {
  await expect(run(...paths)).rejects.toMatchObject({ code });
});

test.each([
  ["broken JSON", "{", "it is no JSON"],
  ["a file without a case", "{}", "there is no case in it"],
  ["an expectation that is none", pattern("maybe"), 'expect is "maybe"'],
  ["a field that is not known", stream({}, { function: "x" }), "function is not known"],
  ["an expectation that is not known", stream({ invoked: [] }), "invoked is not known"],
  ["a parameter that is not known", stream({}, { mapping: { batchSize: 1 } }), "mapping.batchSize is not known"],
  ["a field of the wrong kind", stream({}, { seconds: "1" }), 'seconds is "1"; it must be a number'],
  ["a record without a sequence number", stream({}, { records: [{ id: "a" }] }), "SequenceNumber is undefined"],
])("%s cannot be read", async (_what, content, problem) => {
  const file = write("case.json", content);
  await expect(run(file)).rejects.toThrow(problem);
  await expect(run(file)).rejects.toMatchObject({ code: "CASES_UNREADABLE" });
});
