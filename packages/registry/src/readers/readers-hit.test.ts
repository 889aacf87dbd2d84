import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import type { Reader } from "./reader.ts";
import { readersHit } from "./readers-hit.ts";

const root = mkdtempSync(join(tmpdir(), "streambridge-readers-"));
afterEach(() => rmSync(root, { recursive: true, force: true }));

const crm: Reader = {
  name: "crm-sync",
  kind: "subscription",
  owner: "marketing team",
  file: "packages/consumers/crm-sync/src/subscription.ts",
  events: ["OrderPlaced.v1", "UserRegistered.v1"],
  fields: {
    "OrderPlaced.v1": {
      reads: { "data.lines[].title": { files: ["src/mapping.ts"] } },
      mayRead: { "data.total": { files: ["src/mapping.ts"], because: "takes all keys" } },
    },
  },
};

function wordsOn(eventType: string, ...pointers: string[]): readonly string[] {
  const hits = readersHit({ root, readers: [crm] }, { eventType, pointers });
  return hits.map(({ sentence, because = "" }) => `${sentence} ${because}`.trim());
}

test("a field that the code read is read, at any place of an array", () => {
  expect(wordsOn("OrderPlaced.v1", "/lines/3/title")).toEqual(["crm-sync reads data.lines[].title of OrderPlaced.v1"]);
});

test("whoever reads a part of a field reads the field", () => {
  expect(wordsOn("OrderPlaced.v1", "/lines")).toEqual(["crm-sync reads data.lines of OrderPlaced.v1"]);
});

test("a field of an object whose keys were all taken may be read", () => {
  expect(wordsOn("OrderPlaced.v1", "/total/currency")).toEqual([
    "crm-sync may read data.total.currency of OrderPlaced.v1 takes all keys",
  ]);
});

test("a field that only begins with the name of another one was not seen", () => {
  expect(wordsOn("OrderPlaced.v1", "/totals")).toEqual(["crm-sync was not seen to read data.totals of OrderPlaced.v1"]);
});

test("an event type that nobody looked at may be read in full", () => {
  expect(wordsOn("UserRegistered.v1", "/fullname")).toEqual([
    "crm-sync may read data.fullname of UserRegistered.v1 nobody looked: run `streambridge schema readers`",
  ]);
});

test("readers of other event types are not named", () => {
  expect(wordsOn("UserDeleted.v1", "/userId")).toEqual([]);
});

test("what becomes of the metadata concerns every reader, with what is seen at any of its event types", () => {
  const written: Reader = { ...crm, name: "warehouse", events: ["OrderPlaced.v1", "UserDeleted.v1"] };
  const fields = {
    "OrderPlaced.v1": SEEN,
    "UserDeleted.v1": { ...SEEN, reads: { "metadata.entity.id": { files: [] } } },
  };
  const said = (pointer: string) =>
    readersHit({ root, readers: [{ ...written, fields }, crm] }, { eventType: "metadata", pointers: [pointer] }).map(
      ({ sentence }) => sentence,
    );
  expect(said("/entity")).toEqual([
    "warehouse reads metadata.entity of its events",
    "crm-sync reads metadata.entity of its events",
  ]);
  expect(said("/hops")[1]).toBe("warehouse was not seen to read metadata.hops of its events");
});

const SEEN = { reads: {}, mayRead: {} };

test("what the consumer kit reads of the metadata, every subscription does, and no reader outside has to", () => {
  const events = ["OrderPlaced.v1"];
  const fields = { "OrderPlaced.v1": SEEN };
  const readers = [
    { ...crm, events, fields },
    { ...crm, name: "warehouse", kind: "external" as const, events, fields },
  ];
  const said = (pointer: string) =>
    readersHit({ root, readers }, { eventType: "metadata", pointers: [pointer] }).map(({ sentence, because = "" }) =>
      `${sentence} ${because}`.trim(),
    );
  expect(said("/sequence")).toEqual([
    "crm-sync reads metadata.sequence of its events the consumer kit does, for every consumer",
    "warehouse was not seen to read metadata.sequence of its events",
  ]);
  expect(said("/hops")[0]).toBe("crm-sync was not seen to read metadata.hops of its events");
});

test("a number in a pointer is a property's name where the witness has an object", () => {
  const question = { eventType: "OrderPlaced.v1", pointers: ["/byYear/2026"], witness: { byYear: { "2026": 1 } } };
  expect(readersHit({ root, readers: [crm] }, question).map(({ path }) => path)).toEqual(["data.byYear.2026"]);
});

test("the place is where the code names the field, not where a comment does", () => {
  const folder = join(root, "packages/consumers/crm-sync/src");
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "mapping.ts"),
    "// title\nexport const subtitle = 1;\nexport const of = (line) =>\n  line.title;\n",
  );
  const [hit] = readersHit({ root, readers: [crm] }, { eventType: "OrderPlaced.v1", pointers: ["/lines/0/title"] });
  expect(hit?.places).toEqual([{ file: "packages/consumers/crm-sync/src/mapping.ts", line: 4, column: 8 }]);
});
