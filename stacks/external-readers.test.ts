import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readExternalReaders } from "./external-readers.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "streambridge-external-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const reader = { owner: "data team", contact: "data@example.com", events: ["OrderPlaced.v1"], fields: {} };

test("each file is a reader, and there need be none", () => {
  expect(readExternalReaders(join(folder, "nowhere"))).toEqual([]);
  writeFileSync(join(folder, "b.json"), JSON.stringify(reader));
  writeFileSync(join(folder, "a.json"), JSON.stringify({ ...reader, events: ["UserDeleted.v1"] }));
  expect(readExternalReaders(folder)).toEqual([{ events: ["UserDeleted.v1"] }, { events: ["OrderPlaced.v1"] }]);
});

test.each([
  ["{", /a\.json is no JSON$/],
  ["null", /a\.json is no JSON object$/],
  [
    JSON.stringify({ events: "OrderPlaced.v1" }),
    /the reader has no owner; it has no contact; it has no list of events$/,
  ],
  [JSON.stringify({ ...reader, events: ["OrderLost.v1"] }), /a\.json: OrderLost\.v1: no schema under schemas\//],
  [JSON.stringify({ ...reader, events: [] }), /the reader has no list of events$/],
])("a file that says %s stops the deployment and says why", (text, message) => {
  writeFileSync(join(folder, "a.json"), text);
  expect(() => readExternalReaders(folder)).toThrow(message);
});
