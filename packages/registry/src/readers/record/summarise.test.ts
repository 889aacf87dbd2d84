import { expect, test } from "vitest";
import type { FieldPath } from "../reader.ts";
import type { Sighting, Touch } from "./job.ts";
import { summarise, type Evidence } from "./summarise.ts";

const declared = new Set([
  "data",
  "data.id",
  "data.labels",
  "data.labels.*",
  "data.total",
  "data.total.amount",
  "data.refund",
  "data.refund.amount",
  "metadata",
  "metadata.id",
]);

function saw(touch: Touch, path: FieldPath, file = "src/handler.ts"): Sighting {
  return { type: "OrderPlaced.v1", touch, path, file };
}

function fields(sightings: readonly Sighting[], more: Partial<Evidence> = {}) {
  return summarise({ declared, sightings: [saw("read", "data"), ...sightings], unreached: [], ended: true, ...more });
}

test("a field that is read by several files has each once, and none where only a library was on the stack", () => {
  const twice = [saw("read", "data.id", "src/b.ts"), saw("read", "data.id", "src/a.ts"), saw("read", "data.id", "")];
  expect(fields(twice)).toEqual({ reads: { "data.id": { files: ["src/a.ts", "src/b.ts"] } }, mayRead: {} });
});

test("an entry of a map is a field by no name", () => {
  expect(Object.keys(fields([saw("read", "data.labels.blue")]).reads)).toEqual(["data.labels.*"]);
});

test("a field that no schema declares is read all the same", () => {
  expect(Object.keys(fields([saw("read", "data.fullname")]).reads)).toEqual(["data.fullname"]);
});

test("whose presence is asked for is not said twice when it is read as well", () => {
  expect(fields([saw("presence", "data.id"), saw("read", "data.id")]).mayRead).toEqual({});
});

test("code that was not reached may read a field when it names it, and its owner is in reach", () => {
  const unreached = [{ file: "src/mapping.ts", words: new Set(["amount", "id"]) }];
  const note = { files: ["src/mapping.ts"], because: "code that no run reached names it" };
  expect(fields([saw("read", "data.total")], { unreached }).mayRead).toEqual({
    "data.id": note,
    "data.total.amount": note,
  });
});

test("metadata is in reach of code that names it, or of a handler that took it", () => {
  const unreached = [{ file: "src/mapping.ts", words: new Set(["id"]) }];
  expect(fields([saw("read", "metadata")], { unreached }).mayRead).toHaveProperty(["metadata.id"]);
});

test("an event type of which a run did not end may be read in full", () => {
  expect(fields([], { ended: false }).mayRead).toEqual({
    data: { files: [], because: "a run of its handler did not end in time" },
  });
});
