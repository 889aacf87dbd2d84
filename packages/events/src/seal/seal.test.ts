import { describe, expect, test } from "vitest";
import { downcasts } from "../downcast/downcasts.ts";
import type { Draft } from "../envelope/draft.ts";
import { sampleData } from "../examples.ts";
import type { EventType } from "../generated/types.ts";
import { sampleContext, sampleDraft } from "../testing/sample-events.ts";
import { explainFailure } from "./explain-failure.ts";
import type { SealResult } from "./result.ts";
import { seal } from "./seal.ts";

const V1 = "UserRegistered.v1";
const V2 = "UserRegistered.v2";
const both: ReadonlySet<EventType> = new Set<EventType>([V1, V2, "UserDeleted.v1"]);

/** A draft that no schema accepts; the compiler has to be talked into it. */
const invalidDraft = { ...sampleDraft(), data: { ...sampleDraft().data, email: "nobody" } };

describe("sealing a draft", () => {
  test("makes one event of each published major, newest first", () => {
    const events = seal(sampleDraft(), sampleContext(), both).map(eventOf);
    expect(events.map(({ type, source }) => [type, source])).toEqual([
      [V2, "com.example.users"],
      [V1, "com.example.users"],
    ]);
    expect(events.map(({ data }) => data)).toEqual([
      expect.objectContaining({ firstname: "Ada", lastname: "Lovelace" }),
      expect.objectContaining({ fullname: "Ada Lovelace" }),
    ]);
  });

  test("gives all majors one fact and one item, and each an id", () => {
    const [newer, older] = seal(sampleDraft(), sampleContext(), both).map((result) => eventOf(result).metadata);
    expect(newer?.fact).toBe(older?.fact);
    expect(newer?.item).toBe(older?.item);
    expect(newer?.id).not.toBe(older?.id);
  });

  test("makes the same events of a record that is delivered again", () => {
    expect(seal(sampleDraft(), sampleContext(), both)).toEqual(seal(sampleDraft(), sampleContext(), both));
  });

  test("makes an older major of a newest one that nobody reads", () => {
    const results = seal(sampleDraft(), sampleContext(), new Set<EventType>([V1]));
    expect(results.map((result) => eventOf(result).type)).toEqual([V1]);
  });

  test("makes nothing of a draft that nobody reads", () => {
    expect(seal(sampleDraft(), sampleContext(), new Set())).toEqual([]);
  });

  test("marks a version that is on its way out", () => {
    const [newer, older] = seal(sampleDraft(), sampleContext(), both).map((result) => eventOf(result).metadata);
    expect(older).toMatchObject({ deprecated: true, sunset: "2027-11-30" });
    expect(newer).not.toHaveProperty("deprecated");
    expect(newer).not.toHaveProperty("sunset");
  });

  test("fills in every field of the metadata", () => {
    const context = sampleContext({
      reason: "redrive",
      cause: { correlationId: "req-7d9f", producer: "users@1", hops: 3 },
    });
    const draft = { ...sampleDraft(), keys: { locale: "en-GB" } };
    const [result] = seal(draft, context, new Set<EventType>([V2]));
    expect(eventOf(result).metadata).toEqual({
      fact: expect.stringMatching(/^[0-9a-f]{32}$/),
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      type: V2,
      version: 2,
      time: "2026-11-02T08:15:30.000Z",
      written: 1_793_607_330_000,
      entity: { type: "user", id: draft.data.userId },
      item: expect.stringMatching(/^[0-9a-f]{32}$/),
      keys: { locale: "en-GB" },
      sequence: "2026-10-01T00:00:00.000/0000000000000000000111100000000007500001",
      reason: "redrive",
      correlationId: "req-7d9f",
      producer: "users@1",
      hops: 3,
    });
  });

  test("throws when the catalogue does not know its type", () => {
    const unknown = { ...sampleDraft(), type: "UserRenamed.v1" } as unknown as Draft;
    expect(() => seal(unknown, sampleContext(), both)).toThrow("EVENT_TYPE_UNKNOWN: no event type UserRenamed.v1");
  });
});

describe("a draft that its schema refuses", () => {
  test("fails every published major with EVENT_INVALID", () => {
    expect(seal(invalidDraft, sampleContext(), both).map(codeOf)).toEqual([
      [V2, "EVENT_INVALID"],
      [V1, "EVENT_INVALID"],
    ]);
  });

  test("is one with a property that nobody declares", () => {
    const draft = { ...sampleDraft(), data: Object.assign(sampleDraft().data, { passwordHash: "x" }) };
    expect(seal(draft, sampleContext(), new Set<EventType>([V2])).map(codeOf)).toEqual([[V2, "EVENT_INVALID"]]);
  });

  test("is explained field by field where it is parked", async () => {
    const [result] = seal(invalidDraft, sampleContext(), both);
    const error = await explainFailure(failureOf(result));
    expect(error.message).toBe(
      "EVENT_INVALID: the data of UserRegistered.v2 does not fit https://schemas.example.com/users/UserRegistered/v2.json: " +
        "/email wanted a text of the format email",
    );
    expect(error.detail).toMatchObject({
      type: V2,
      mode: "strict",
      errors: [{ pointer: "/email", wanted: "a text of the format email", came: '"nobody"' }],
    });
  });

  test("is told as one that nothing explains, where the validators that name faults find none", async () => {
    const [valid] = seal(sampleDraft(), sampleContext(), both).map(eventOf);
    const failure = failureOf(seal(invalidDraft, sampleContext(), both)[0]);
    const refused = { type: V2, metadata: valid?.metadata, data: valid?.data } as const;
    const error = await explainFailure({ ...failure, refused });
    expect(error.sentence).toMatch(/does not fit .*: a property is described by no branch/);
  });

  test("may be refused for its metadata", async () => {
    const [result] = seal(
      { ...sampleDraft(), entity: { type: "User", id: "" } },
      sampleContext(),
      new Set<EventType>([V2]),
    );
    const error = await explainFailure(failureOf(result));
    expect(error.detail).toMatchObject({
      schema: "metadata",
      errors: [{ pointer: "/entity/type" }, { pointer: "/entity/id" }],
    });
  });
});

describe("an older version that cannot be made", () => {
  test("fails alone with DOWNCAST_MISSING when nothing makes it", () => {
    const results = seal(sampleDraft(), sampleContext(), both, {});
    expect(eventOf(results[0]).type).toBe(V2);
    expect(codeOf(results[1])).toEqual([V1, "DOWNCAST_MISSING"]);
  });

  test("fails alone with DOWNCAST_FAILED when its downcast throws", () => {
    const results = seal(sampleDraft(), sampleContext(), both, {
      ...downcasts,
      [V1]: () => {
        throw new Error("no middle name");
      },
    });
    expect(eventOf(results[0]).type).toBe(V2);
    expect(codeOf(results[1])).toEqual([V1, "DOWNCAST_FAILED"]);
    expect(failureOf(results[1]).error.cause).toEqual(new Error("no middle name"));
  });

  test("fails alone with DOWNCAST_FAILED, explained, when its downcast makes what its schema refuses", async () => {
    const results = seal(sampleDraft(), sampleContext(), both, {
      ...downcasts,
      [V1]: (newer) => ({ ...sampleData(V1), userId: newer.userId, fullname: "" }),
    });
    expect(eventOf(results[0]).type).toBe(V2);
    const error = await explainFailure(failureOf(results[1]));
    expect(error.code).toBe("DOWNCAST_FAILED");
    expect(error.detail).toMatchObject({ type: V1, errors: [{ pointer: "/fullname" }] });
  });

  test("that was never begun with is explained by the newer version that stopped it", async () => {
    const results = seal(invalidDraft, sampleContext(), both);
    const error = await explainFailure(failureOf(results[1]));
    expect(error.sentence).toContain("UserRegistered.v2 does not fit");
    expect(error.detail).toMatchObject({ type: V2, errors: [{ pointer: "/email" }] });
  });

  test("can be made with the change at hand", () => {
    const context = sampleContext({ change: { newRow: { fullname: "Ada K. Lovelace" } } });
    const results = seal(sampleDraft(), context, both, {
      ...downcasts,
      [V1]: (_newer, { newRow }) => ({ ...sampleData(V1), fullname: String(newRow?.["fullname"]) }),
    });
    expect(eventOf(results[1]).data).toMatchObject({ fullname: "Ada K. Lovelace" });
  });
});

function eventOf(result: SealResult | undefined) {
  if (result?.ok !== true) throw new Error(`not sealed: ${String(result?.error.message)}`);
  return result.event;
}

function failureOf(result: SealResult | undefined) {
  if (result === undefined || result.ok) throw new Error("sealed");
  return result;
}

function codeOf(result: SealResult | undefined): readonly string[] {
  const { type, error } = failureOf(result);
  return [type, error.code];
}
