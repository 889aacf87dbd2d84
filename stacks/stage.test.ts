import { expect, test } from "vitest";
import { prefixOf, recordPreview, recordProduction, subscriptions } from "./testing/recorded.ts";

const production = await recordProduction();
const preview = await recordPreview();

/** What may hold a failure, or what a failure needs to be handled again. */
const KEPT = [
  ["Table", "Entities"],
  ["Queue", "Parked"],
  ["Bucket", "Failures"],
  ["Bucket", "Claims"],
  ["EventArchive", "EventsArchive"],
  ...subscriptions.map(prefixOf).flatMap((prefix) => [
    ["Queue", `${prefix}DeadLetters`],
    ["QueuePolicy", `${prefix}DeadLettersPolicy`],
    // What waits when its consumer leaves the program, and the note that still names the queue then.
    ["Queue", `${prefix}Queue`],
    ["QueuePolicy", `${prefix}QueuePolicy`],
    ["Parameter", `${prefix}Queues`],
  ]),
  ...subscriptions
    .filter(({ once, order }) => once !== undefined || order === "latest-wins")
    .map((subscription) => ["Table", `${prefixOf(subscription)}Guard`]),
] as [type: string, name: string][];

test("production is protected as a whole; a preview may be removed (rule 18)", () => {
  expect(production.graph.app).toMatchObject({ stage: "production", removal: "retain", protect: true });
  expect(preview.graph.app).toMatchObject({ stage: "preview-x", removal: "remove", protect: false });
});

test.each(KEPT)("in production the %s %s stays even when it leaves the program, in a preview it goes", (type, name) => {
  expect(production.one(type, name).retainOnDelete).toBe(true);
  expect(preview.one(type, name).retainOnDelete).toBeUndefined();
});

test("no table of production can be deleted, and no bucket with what is in it", () => {
  for (const { name, inputs } of production.byType("Table"))
    expect(inputs["deletionProtectionEnabled"], name).toBe(true);
  for (const { name, inputs } of preview.byType("Table")) expect(inputs["deletionProtectionEnabled"], name).toBe(false);
  for (const { name, inputs } of production.byType("Bucket")) expect(inputs["forceDestroy"], name).toBe(false);
  for (const { name, inputs } of preview.byType("Bucket")) expect(inputs["forceDestroy"], name).toBe(true);
});

test("production keeps its events and its logs for a quarter, a preview both for a week", () => {
  const days = (view: typeof preview) => [
    view.one("EventArchive", "EventsArchive").inputs["retentionDays"],
    view.one("LogGroup", "BridgeLogs").inputs["retentionInDays"],
  ];
  expect(days(production)).toEqual([90, 90]);
  expect(days(preview)).toEqual([7, 7]);
});

test("both stages are the same program: a preview has every resource of production", () => {
  const names = (view: typeof preview) =>
    view.graph.resources.map(({ type, name }) => `${type} ${name}`).filter((name) => !name.endsWith("SecretsUnset"));
  expect(names(preview)).toEqual(names(production));
});

test("the archive's name is within EventBridge's 48 characters", () => {
  for (const view of [production, preview]) {
    expect(view.physicalName("EventArchive", "EventsArchive").length).toBeLessThanOrEqual(48);
  }
});
