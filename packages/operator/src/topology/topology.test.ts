import { expect, test } from "vitest";
import type { ConsumerPart, Topology } from "../failures/find-topology.ts";
import { aboutType } from "./about-type.ts";
import { describe } from "./describe.ts";

const consumer = (name: string, events: string[], more: Partial<ConsumerPart> = {}): ConsumerPart => ({
  name,
  owner: `${name} team`,
  events,
  queue: `https://sqs/${name}`,
  deadLetters: `https://sqs/${name}-dead`,
  ...more,
});

const topology: Topology = {
  stage: "production",
  bridge: {
    table: "rows",
    bus: "events",
    reprocess: "Reprocess",
    parkQueue: "https://sqs/parked",
    parkUnseen: "/park-unseen",
    failuresBucket: "failures",
    claimsBucket: "claims",
    published: ["OrderPlaced.v1", "UserRegistered.v1", "UserRegistered.v2"],
    since: "",
  },
  consumers: [
    consumer("crm", ["OrderPlaced.v1", "UserRegistered.v2"], { guard: "crm-guard", reasons: ["write", "backfill"] }),
    consumer("search", ["UserRegistered.v1"]),
  ],
  left: [{ name: "guest-book", queue: "https://sqs/guests", deadLetters: "https://sqs/guests-dead" }],
};

test("each part is told with its names, and each consumer with what it reads and takes", () => {
  expect(describe(topology).join("\n")).toBe(`Stage production
  table         rows
  bus           events
  publishes     OrderPlaced.v1, UserRegistered.v1, UserRegistered.v2
crm, owner crm team
  reads         OrderPlaced.v1, UserRegistered.v2
  takes         write, backfill
  queue         https://sqs/crm
  dead letters  https://sqs/crm-dead
  guard         crm-guard
search, owner search team
  reads         UserRegistered.v1
  takes         every reason but backfill
  queue         https://sqs/search
  dead letters  https://sqs/search-dead
  guard         none
guest-book, which left the program
  queue         https://sqs/guests
  dead letters  https://sqs/guests-dead`);
});

test.each([
  ["UserRegistered.v2", ["crm"], ["UserRegistered.v2"]],
  ["UserRegistered", ["crm", "search"], ["UserRegistered.v1", "UserRegistered.v2"]],
])("of %s it names the readers, and no other", (type, names, published) => {
  const about = aboutType(topology, type);
  expect(about.consumers.map(({ name }) => name)).toEqual(names);
  expect(about.bridge.published).toEqual(published);
});

test("an event type that nobody reads is a mistake, and what there is is named", () => {
  expect(() => aboutType(topology, "UserRegisterd")).toThrow(
    expect.objectContaining({ code: "USAGE", mend: expect.stringContaining("OrderPlaced.v1") }),
  );
});
