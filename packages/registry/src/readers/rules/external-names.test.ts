import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { JsonObject } from "../../json.ts";
import { filesOnDisk } from "../../read/files.ts";
import { real } from "../../testing/sample-registry.ts";
import { makeVersion, type History } from "../../review/history.ts";
import { readExternalReaders } from "../external-readers.ts";
import { findUnknownNames } from "./external-names.ts";

const root = mkdtempSync(join(tmpdir(), "streambridge-names-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** What is told of a reader outside whose file has these members. */
function told(members: JsonObject, histories: readonly History[] = []) {
  const file = join(root, "consumers.external/warehouse.json");
  mkdirSync(dirname(file), { recursive: true });
  const content = { owner: "data team", contact: "data@example.com", ...members };
  writeFileSync(file, JSON.stringify(content, undefined, 2));
  const readers = readExternalReaders(filesOnDisk(root), () => undefined);
  return findUnknownNames({ root, registry: real, histories, readers });
}

test("fields that schemas declare, in arrays, in maps and in the metadata, are no finding", () => {
  const fields = ["data", "data.lines[].quantity", "data.total.amount", "metadata.keys.channel", "metadata.entity.id"];
  expect(told({ events: ["OrderPlaced.v1"], fields: { "OrderPlaced.v1": fields } })).toEqual([]);
});

test("a field that is misspelt is told at its place, since it would protect nobody", () => {
  const fields = { "OrderPlaced.v1": ["data.orderId", "data.lines[].qantity"] };
  expect(told({ events: ["OrderPlaced.v1"], fields })).toMatchObject([
    {
      rule: "reader-unknown-name",
      severity: "warning",
      sentence: "warehouse says that it reads data.lines[].qantity of OrderPlaced.v1, which no schema declares.",
      now: {
        file: "consumers.external/warehouse.json",
        pointer: "/fields/OrderPlaced.v1/1",
        line: 10,
        fragment: "data.lines[].qantity",
      },
    },
  ]);
});

test("a field that goes with this very change is left to the finding that says so", () => {
  const event = real.domains.flatMap(({ events }) => events).find(({ type }) => type === "OrderPlaced.v1");
  if (event === undefined) throw new Error("There is no OrderPlaced.v1.");
  const schema = { ...event.schema, properties: { coupon: { type: "string" } } };
  const past = [{ ...makeVersion({ ...event, schema }, undefined), revisions: [] }];
  const fields = { "OrderPlaced.v1": ["data.coupon"] };
  expect(told({ events: ["OrderPlaced.v1"], fields }, [{ type: "OrderPlaced.v1", past, same: [] }])).toEqual([]);
});

test("an event type that no schema describes blocks, as it stops a deployment", () => {
  expect(told({ events: ["OrderPlaced.v9"] })).toMatchObject([
    { severity: "error", eventType: "OrderPlaced.v9", now: { pointer: "/events/0" } },
  ]);
});

test("an event type that a subscription names and no schema describes blocks, at its line; its fields were seen, not said", () => {
  const file = "packages/consumers/guest-book/src/subscription.ts";
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(
    join(root, file),
    'export const subscription = {\n  events: ["OrderPlaced.v1", "OrderPlaced.v9"],\n};\n',
  );
  const events = ["OrderPlaced.v1", "OrderPlaced.v9"];
  const fields = { "OrderPlaced.v1": { reads: { "data.qantity": { files: [] } }, mayRead: {} } };
  const reader = { name: "guest-book", kind: "subscription", owner: "hospitality", file, events, fields } as const;
  expect(findUnknownNames({ root, registry: real, histories: [], readers: [reader] })).toMatchObject([
    {
      rule: "reader-unknown-name",
      severity: "error",
      eventType: "OrderPlaced.v9",
      sentence: "guest-book subscribes to OrderPlaced.v9, which no schema describes.",
      now: { file, line: 2, column: 30 },
    },
  ]);
});
