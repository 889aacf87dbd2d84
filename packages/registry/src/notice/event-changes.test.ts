import { expect, test } from "vitest";
import type { JsonObject } from "../json.ts";
import { sampleReaders } from "../testing/sample-readers.ts";
import { real, withEvents, withSchema } from "../testing/sample-registry.ts";
import type { Registry } from "../registry.ts";
import { eventChanges } from "./event-changes.ts";
import { noticesOf } from "./notices.ts";

const TYPE = "UserRegistered.v2";

function linesOf(after: Registry): readonly string[] {
  return eventChanges(real, after).flatMap(({ eventType, lines }) => lines.map((line) => `${eventType} ${line}`));
}

function withProperties(change: (properties: JsonObject) => JsonObject): Registry {
  return withSchema(TYPE, (schema) => ({ ...schema, properties: change(schema["properties"] as JsonObject) }));
}

const withNickname = withProperties((all) => ({ ...all, nickname: { type: "string", description: "N." } }));
const withoutBio = withProperties(({ bio: _gone, ...rest }) => rest);
const withoutFirstname = withProperties(({ firstname: _gone, ...rest }) => rest);
const ending = withSchema(TYPE, (schema) => ({ ...schema, status: "deprecated", sunset: "2028-01-31" }));
const conditioned = withSchema(TYPE, (schema) => ({ ...schema, not: { required: ["bio", "locale"] } }));
const reworded = withSchema(TYPE, (schema) => ({ ...schema, description: "Other words." }));
const nextMajor = withNewMajor();

test.each<[string, Registry, readonly string[]]>([
  ["nothing", real, []],
  ["a field that came", withNickname, [`${TYPE} data.nickname came: string, optional.`]],
  ["a field that went", withoutBio, [`${TYPE} data.bio went; it was string, optional.`]],
  ["an end", ending, [`${TYPE} It is deprecated; it is last sent on 2028-01-31.`]],
  ["a condition", conditioned, [`${TYPE} A condition changed that no single field shows; see the schema.`]],
  ["words", reworded, [`${TYPE} Only its words changed.`]],
  ["a new major", nextMajor, ["UserRegistered.v3 New: A user registered.", "UserRegistered.v3 It stands beside v2."]],
])("says in words what changed: %s", (_what, after, lines) => {
  expect(linesOf(after)).toEqual(lines);
});

test("an event that is no longer described is told as removed", () => {
  expect(eventChanges(nextMajor, real)).toMatchObject([{ eventType: "UserRegistered.v3", kind: "removed" }]);
});

test("everything is new at a stage's first release, and nobody is hit by it", () => {
  const changes = eventChanges(undefined, real);
  expect(new Set(changes.map(({ kind }) => kind))).toEqual(new Set(["added"]));
  expect(noticesOf({ ...released, after: real }, changes, sampleReaders)).toEqual([]);
});

const released = { release: "released/production/2", stage: "production", day: "2026-11-28" };

function toldBy(after: Registry): readonly string[] {
  return noticesOf({ ...released, before: real, after }, eventChanges(real, after), sampleReaders).flatMap(
    ({ owner, changes }) => changes.map(({ reader, says }) => `${owner}: ${reader}: ${says.at(-1)}`),
  );
}

test.each<[string, Registry, readonly string[]]>([
  ["a field that it reads", withoutFirstname, ["marketing team: crm-sync: It reads data.firstname."]],
  ["a field that it may read", withoutBio, ["marketing team: crm-sync: It may read data.bio."]],
  ["a field that it was not seen to read", withNickname, []],
  ["words alone", reworded, []],
  ["the end of what it reads", ending, ["marketing team: crm-sync: It is deprecated; it is last sent on 2028-01-31."]],
  [
    "a condition",
    conditioned,
    ["marketing team: crm-sync: A condition changed that no single field shows; see the schema."],
  ],
  [
    "a newer major beside what it reads",
    nextMajor,
    [
      "marketing team: crm-sync: UserRegistered.v3 is published from now on; it reads UserRegistered.v2.",
      "search team: search-index: UserRegistered.v3 is published from now on; it reads UserRegistered.v1.",
    ],
  ],
])("who is told of %s", (_what, after, told) => {
  expect(toldBy(after)).toEqual(told);
});

function withNewMajor(): Registry {
  const domains = real.domains.map((domain) => {
    const newest = domain.events.find(({ type }) => type === TYPE);
    if (newest === undefined) return domain;
    return withEvents(domain, [...domain.events, { ...newest, major: 3, type: "UserRegistered.v3" }]);
  });
  return { ...real, domains };
}
