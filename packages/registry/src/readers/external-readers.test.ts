import { expect, test } from "vitest";
import type { JsonObject } from "../json.ts";
import { printProblem, type Problem } from "../problem.ts";
import { filesInMemory } from "../read/files.ts";
import { readExternalReaders } from "./external-readers.ts";
import { readersHit } from "./readers-hit.ts";
import type { Reader } from "./reader.ts";

const dwh = {
  owner: "data team",
  contact: "data@example.com",
  events: ["UserRegistered.v1", "UserDeleted.v1"],
  fields: { "UserRegistered.v1": ["data.fullname"] },
  pattern: { "detail-type": ["UserRegistered.v1"] },
};

function read(content: JsonObject): { readonly readers: readonly Reader[]; readonly problems: readonly string[] } {
  const problems: Problem[] = [];
  const files = filesInMemory(new Map([["consumers.external/dwh.json", JSON.stringify(content)]]));
  const readers = readExternalReaders(files, (problem) => problems.push(problem));
  return { readers, problems: problems.map(printProblem) };
}

test("a reader outside is named for its file, and reads the fields that it says", () => {
  const { readers, problems } = read(dwh);
  expect(problems).toEqual([]);
  const question = { eventType: "UserRegistered.v1", pointers: ["/fullname", "/bio"] };
  expect(readersHit({ root: "", readers }, question)).toMatchObject([
    { sentence: "dwh reads data.fullname of UserRegistered.v1", kind: "external", contact: "data@example.com" },
    { sentence: "dwh was not seen to read data.bio of UserRegistered.v1" },
  ]);
});

test("of an event type whose fields it does not say, it may read anything", () => {
  const question = { eventType: "UserDeleted.v1", pointers: ["/cause"] };
  expect(readersHit({ root: "", readers: read(dwh).readers }, question)).toMatchObject([
    { word: "may read", because: "its file does not say which fields it reads" },
  ]);
});

test.each<readonly [string, JsonObject, string]>([
  ["no contact", { ...dwh, contact: "" }, '#/contact: wanted a text that is not empty, came ""'],
  [
    "no events",
    { ...dwh, events: [], fields: {} },
    "#/events: wanted a list of event types such as UserRegistered.v2, came []",
  ],
  ["an event without a major", { ...dwh, events: ["User"], fields: {} }, "#/events/0: wanted event types such as User"],
  [
    "a field of nothing",
    { ...dwh, fields: { "UserDeleted.v1": ["cause"] } },
    "#/fields/UserDeleted.v1/0: wanted fields",
  ],
  [
    "fields of an event that it does not want",
    { ...dwh, events: ["UserDeleted.v1"] },
    "#/fields/UserRegistered.v1: wanted",
  ],
  ["a pattern that is none", { ...dwh, pattern: "UserRegistered.v1" }, "#/pattern: wanted an event pattern"],
  ["a word that nobody knows", { ...dwh, field: {} }, "#/field: wanted no such field"],
])("%s is refused", (_what, content, line) => {
  const { problems } = read(content);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(`consumers.external/dwh.json`);
  expect(problems[0]).toContain(line);
});
