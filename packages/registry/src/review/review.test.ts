import { expect, test } from "vitest";
import type { JsonObject } from "../json.ts";
import type { Question } from "../readers/readers-hit.ts";
import { real } from "../testing/sample-registry.ts";
import {
  BASIS,
  eventFile,
  sampleEvent,
  temporaryRepository,
  type TemporaryRepository,
} from "../testing/temporary-repository.ts";
import { blocks, review, type Review } from "./review.ts";

const V1 = "UserRegistered.v1";
const PROPERTIES = {
  userId: { description: "Id.", type: "string", maxLength: 20 },
  fullname: { description: "First and last name.", type: "string", maxLength: 100 },
  channel: { description: "Where.", type: "string", enum: ["web", "app"] },
  bio: { description: "About.", type: "string" },
} as const satisfies JsonObject;
const EXAMPLE = { userId: "u1", fullname: "Ada Lovelace", channel: "web", bio: "Counts." };

function v1(properties: JsonObject = PROPERTIES, example: JsonObject = EXAMPLE, members: JsonObject = {}): JsonObject {
  const required = ["userId", "fullname", "channel"].filter((name) => name in properties);
  return sampleEvent(V1, properties, example, { required, ...members });
}

function released(stage = "production/1"): TemporaryRepository {
  const repository = temporaryRepository({ ...BASIS, [eventFile(V1)]: v1() });
  repository.git("tag", `released/${stage}`);
  return repository;
}

type More = { readonly base?: string; readonly stage?: string; readonly from?: string };

function reviewOf({ root }: TemporaryRepository, more: More = {}): Promise<Review> {
  return review({ root, today: "2026-11-28", readersOf: () => [], ...more });
}

const told = ({ findings }: Review) =>
  findings.map(({ severity, rule, direction, field }) => [severity, rule, direction, field].join(" "));

test("schemas as they were released say nothing, and what was compared is listed", async () => {
  using repository = released();
  const result = await reviewOf(repository);
  expect(result).toMatchObject({ findings: [], pairs: [], eventTypes: 1 });
  expect(result.revisions).toEqual(["released/production/1", expect.stringMatching(/^main \([0-9a-f]{7}\)$/)]);
});

test("a change is told with both places, both fragments, the event and Ajv's error, before it is committed", async () => {
  using repository = released();
  repository.write({
    [eventFile(V1)]: v1({ ...PROPERTIES, channel: { ...PROPERTIES.channel, enum: ["web", "app", "fax"] } }),
  });
  const result = await reviewOf(repository);
  expect(blocks(result)).toBe(true);
  expect(result.findings).toMatchObject([
    {
      rule: "enum-value-added",
      severity: "error",
      direction: "forward",
      verdict: "breaks",
      field: "data.channel",
      sentence: 'Readers on UserRegistered.v1 will reject this event: `data.channel` may now be "fax".',
      old: { file: eventFile(V1), pointer: "/properties/channel/enum", line: 22, column: 7, fragment: ["web", "app"] },
      now: {
        file: eventFile(V1),
        pointer: "/properties/channel/enum",
        line: 22,
        column: 7,
        fragment: ["web", "app", "fax"],
      },
      witness: { event: { ...EXAMPLE, channel: "fax" }, error: { keyword: "enum", instancePath: "/channel" } },
      mend: [
        expect.any(String),
        expect.stringContaining("`streambridge schema new-version UserRegistered`"),
        expect.stringContaining("`streambridge schema exempt UserRegistered.v1"),
      ],
    },
  ]);
});

test("each of several changes is told with an event that shows it and not another", async () => {
  using repository = released();
  const { fullname, ...rest } = PROPERTIES;
  const channel = { ...rest.channel, enum: ["web", "fax"] };
  repository.write({
    [eventFile(V1)]: sampleEvent(
      V1,
      { ...rest, channel, name: fullname },
      { userId: "u1", channel: "web", name: "Ada" },
      { required: ["userId", "channel", "name"] },
    ),
  });
  const result = await reviewOf(repository);
  expect(told(result)).toEqual([
    "error enum-value-added forward data.channel",
    "error enum-value-removed backward data.channel",
    "error property-renamed forward data.fullname",
    "error property-renamed backward data.fullname",
  ]);
  expect(result.findings.map(({ witness }) => witness?.error.keyword)).toEqual([
    "enum",
    "enum",
    "required",
    "required",
  ]);
});

test("all releases are compared with, not the last alone", async () => {
  using repository = released();
  const { bio: _bio, ...without } = PROPERTIES;
  const { bio: _about, ...example } = EXAMPLE;
  repository.commit({ [eventFile(V1)]: v1(without, example) });
  repository.git("tag", "released/production/2");
  repository.write({
    [eventFile(V1)]: v1(
      { ...without, bio: { description: "About.", type: "integer", minimum: 0, maximum: 9 } },
      example,
    ),
  });
  const result = await reviewOf(repository);
  expect(result.pairs.map(({ revisions }) => revisions)).toEqual([
    ["released/production/1"],
    ["released/production/2", expect.stringContaining("main")],
  ]);
  expect(told(result)).toContain("error type-changed forward data.bio");
});

test("a commit that was never released haunts nobody: it is told, and does not block", async () => {
  using repository = released();
  repository.commit({
    [eventFile(V1)]: sampleEvent(V1, PROPERTIES, EXAMPLE, { required: ["userId"] }),
    [eventFile("UserGreeted.v1")]: sampleEvent("UserGreeted.v1", PROPERTIES, EXAMPLE),
  });
  repository.git("switch", "--quiet", "--create", "work");
  repository.write({ [eventFile(V1)]: v1(), [eventFile("UserGreeted.v1")]: null });
  const result = await reviewOf(repository);
  expect(blocks(result)).toBe(false);
  expect(told(result)).toEqual([
    "warning event-removed  ",
    "warning required-added backward data.channel",
    "warning required-added backward data.fullname",
  ]);
  expect(result.findings[0]?.sentence).toContain("That version was never released, so nobody holds it.");
});

test("where no release is recorded, a branch is held to what it started from", async () => {
  using repository = temporaryRepository({ ...BASIS, [eventFile(V1)]: v1() });
  repository.git("switch", "--quiet", "--create", "work");
  repository.commit({
    [eventFile(V1)]: v1({ ...PROPERTIES, bio: { description: "About.", type: "boolean" } }, { ...EXAMPLE, bio: true }),
  });
  const result = await reviewOf(repository, { base: "main" });
  expect(told(result)).toEqual(["error type-changed forward data.bio", "error type-changed backward data.bio"]);
  expect(blocks(result)).toBe(true);
});

test("one stage's releases can be asked for alone", async () => {
  using repository = released("staging/1");
  repository.commit({
    [eventFile(V1)]: v1({ ...PROPERTIES, bio: { description: "About.", type: "boolean" } }, { ...EXAMPLE, bio: true }),
  });
  repository.git("tag", "released/production/1");
  expect((await reviewOf(repository, { stage: "production" })).findings).toEqual([]);
  expect(blocks(await reviewOf(repository, { stage: "staging" }))).toBe(true);
});

test("an optional property goes only after a revision that said so", async () => {
  const { bio, ...without } = PROPERTIES;
  const { bio: _about, ...example } = EXAMPLE;
  using sudden = released();
  sudden.write({ [eventFile(V1)]: v1(without, example) });
  expect(told(await reviewOf(sudden))).toContain("error optional-removed-without-deprecation  data.bio");

  using announced = released();
  announced.commit({ [eventFile(V1)]: v1({ ...PROPERTIES, bio: { ...bio, deprecated: true } }) });
  announced.git("tag", "released/production/2");
  announced.write({ [eventFile(V1)]: v1(without, example) });
  expect(told(await reviewOf(announced))).not.toContain("error optional-removed-without-deprecation  data.bio");
});

test("a version that was never retired does not go", async () => {
  using repository = released();
  repository.write({
    [eventFile(V1)]: null,
    [eventFile("UserLeft.v1")]: sampleEvent("UserLeft.v1", PROPERTIES, EXAMPLE),
  });
  expect(told(await reviewOf(repository))).toEqual(["error event-removed  "]);
});

const shapes = (maxLength: number) => ({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: "https://schemas.example.com/users/defs.json",
  title: "Shapes",
  description: "Shared.",
  $defs: { Name: { title: "Name", description: "A name.", type: "string", maxLength } },
});

const named = (type: string) => sampleEvent(type, { name: { $ref: "../defs.json#/$defs/Name" } }, { name: "Ada" });

test("a change of a shape that events share is told at the shape, for each event that uses it", async () => {
  using repository = temporaryRepository({
    ...BASIS,
    "schemas/users/defs.json": shapes(10),
    [eventFile("A.v1")]: named("A.v1"),
    [eventFile("B.v1")]: named("B.v1"),
  });
  repository.git("tag", "released/production/1");
  repository.write({ "schemas/users/defs.json": shapes(5) });
  const { findings } = await reviewOf(repository);
  expect(findings).toMatchObject(
    ["A.v1", "B.v1"].map((eventType) => ({
      eventType,
      rule: "bound-narrowed",
      field: "data.name",
      now: { file: "schemas/users/defs.json", pointer: "/$defs/Name/maxLength", line: 11, column: 7 },
    })),
  );
});

test("a shape that is used twice in an event is told once, with both places, and both are asked for", async () => {
  const event = sampleEvent(
    "A.v1",
    { first: { $ref: "../defs.json#/$defs/Name" }, last: { $ref: "../defs.json#/$defs/Name" } },
    { first: "Ada", last: "King" },
  );
  using repository = temporaryRepository({
    ...BASIS,
    "schemas/users/defs.json": shapes(10),
    [eventFile("A.v1")]: event,
  });
  repository.git("tag", "released/production/1");
  repository.write({ "schemas/users/defs.json": shapes(5) });
  const asked: (readonly string[])[] = [];
  const readersOf = ({ pointers }: Question) => {
    asked.push(pointers);
    return [];
  };
  const { findings } = await review({ root: repository.root, today: "2026-11-28", readersOf });
  expect(findings.map(({ field }) => field)).toEqual(["data.first"]);
  expect(findings[0]?.sentence).toContain("`data.first`: maxLength was 10 and is now 5, and so for `data.last`.");
  expect(asked).toContainEqual(["/first", "/last"]);
});

test("the metadata that every event carries is reviewed like an event type", async () => {
  using repository = released();
  const metadata = real.metadata.text ?? "";
  repository.write({ "schemas/metadata.json": metadata.replace('"maximum": 1000', '"maximum": 2000') });
  const { findings } = await reviewOf(repository);
  expect(findings).toMatchObject([
    {
      rule: "bound-widened",
      eventType: "metadata",
      field: "metadata.hops",
      sentence: "Readers on metadata will reject this event: `metadata.hops`: maximum was 1000 and is now 2000.",
      now: { file: "schemas/metadata.json", pointer: "/properties/hops/maximum" },
    },
  ]);
});

test("an event type that is new is named and compared with nothing", async () => {
  using repository = released();
  repository.write({ [eventFile("UserLeft.v1")]: sampleEvent("UserLeft.v1", PROPERTIES, EXAMPLE) });
  expect(await reviewOf(repository)).toMatchObject({ added: ["UserLeft.v1"], eventTypes: 2, findings: [] });
});

test("a schema that breaks a rule is not compared but refused", async () => {
  using repository = released();
  repository.write({ [eventFile(V1)]: v1({ ...PROPERTIES, bio: { type: "string" } }) });
  await expect(reviewOf(repository)).rejects.toMatchObject({ code: "SCHEMA_INVALID" });
});

test("two folders are compared without git", async () => {
  using before = released();
  using after = released();
  after.write({ [eventFile(V1)]: v1({ ...PROPERTIES, bio: { ...PROPERTIES.bio, maxLength: 10 } }) });
  const result = await reviewOf(after, { from: before.root });
  expect(told(result)).toEqual(["error bound-narrowed backward data.bio"]);
  expect(result.revisions).toEqual([before.root]);
});
