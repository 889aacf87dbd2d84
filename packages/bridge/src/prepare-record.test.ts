import type { Draft } from "@streambridge/events";
import { describe, expect, test } from "vitest";
import { MAX_HOPS } from "./limits.ts";
import { prepareRecord, type Preparing } from "./prepare-record.ts";
import { ALL_TYPES } from "./testing/bridge.ts";
import { orderRow, streamRecord, userRow } from "./testing/records.ts";
import { translators } from "./translate/index.ts";
import type { OnError, Translator } from "./translate/translator.ts";

const preparing: Preparing = {
  translators,
  publishedTypes: new Set(ALL_TYPES),
  since: undefined,
  destination: { busName: "events", claimsBucket: "claims" },
  parkUnseen: new Set(),
};
const prepare = (record: unknown, overrides: Partial<Preparing> = {}) =>
  prepareRecord(record, 0, { ...preparing, ...overrides });

const row = userRow("user-1");
const inserted = streamRecord(undefined, row);
const stamped = (hops: number, nonce = "n1") => ({ ...row, _cause: { nonce, hops } });

/** A translator of user rows that does what the test says. */
const translating = (onError: OnError, translate: Translator["translate"]): Preparing["translators"] => [
  { entity: "user", onError, translate },
];
const throwing = () => {
  throw new Error("no idea");
};

/** One good draft and a bad one. */
const translateHalfWrong: Translator["translate"] = (change) => {
  const drafts = translators[0]?.translate(change) ?? [];
  return [{ ...drafts[0], discriminator: "bad", data: {} } as Draft, ...drafts];
};

function detailsOf(record: unknown, overrides: Partial<Preparing> = {}) {
  const prepared = prepare(record, overrides);
  return "shipments" in prepared ? prepared.shipments.map(({ entry }) => JSON.parse(entry.Detail)) : [];
}

test("a registration is ready to be sent in each published major, newest first", () => {
  expect(detailsOf(inserted).map(({ metadata }) => metadata.type)).toEqual(["UserRegistered.v2", "UserRegistered.v1"]);
  const onlyV1 = { publishedTypes: new Set(["UserRegistered.v1"] as const) };
  expect(detailsOf(inserted, onlyV1).map(({ metadata }) => metadata.type)).toEqual(["UserRegistered.v1"]);
});

test("the same record always makes the same events", () => {
  expect(detailsOf(inserted)).toEqual(detailsOf(structuredClone(inserted)));
});

test("a record sent again on purpose says so in its events", () => {
  expect(detailsOf(inserted, { reason: "redrive" })[0]).toMatchObject({ metadata: { reason: "redrive" } });
});

describe("ignored", () => {
  test.each<[string, unknown, string, Partial<Preparing>?]>([
    ["rows that no translator speaks for", streamRecord(undefined, { ...row, entity: "email" }), "no-translator"],
    ["rows that do not say what they are", streamRecord(undefined, { pk: "a", sk: "b" }), "no-translator"],
    ["changes that mean nothing", streamRecord(row, { ...row, expiresAt: 1 }), "no-meaning"],
    ["the writer's stamp alone", streamRecord(stamped(0), stamped(0, "n2")), "cause-only"],
    ["changes before the bridge's time", inserted, "before-since", { since: Date.parse("2026-11-23T12:00:01Z") }],
    ["events that nobody reads", inserted, "not-published", { publishedTypes: new Set(["OrderPlaced.v1"]) }],
  ])("%s", (_, record, reason, overrides) => {
    expect(prepare(record, overrides)).toEqual({ kind: "ignored", reason });
  });

  test("a change at the very time from which the bridge publishes is not", () => {
    expect(prepare(inserted, { since: Date.parse("2026-11-23T12:00:00Z") })).toMatchObject({ kind: "ready" });
  });
});

describe("the loop guard", () => {
  test("parks a change whose causal chain is longer than the limit", () => {
    expect(prepare(streamRecord(undefined, stamped(MAX_HOPS)))).toMatchObject({ kind: "ready" });
    expect(prepare(streamRecord(undefined, stamped(MAX_HOPS + 1)))).toMatchObject({
      kind: "failed",
      shipments: [],
      failures: [{ stage: "translate", error: { code: "HOP_LIMIT_REACHED", detail: { hops: MAX_HOPS + 1 } } }],
    });
  });

  test("lets a plain writer's edit of such a row pass, because the chain is not its own", () => {
    const edited = streamRecord(stamped(MAX_HOPS + 1), { ...stamped(MAX_HOPS + 1), bio: "x" });
    expect(detailsOf(edited)[0]).toMatchObject({ metadata: { type: "UserProfileChanged.v2", hops: 0 } });
  });

  test("ignores a change that would make no event anyway", () => {
    const meaningless = streamRecord(stamped(0), { ...stamped(MAX_HOPS + 1, "n2"), expiresAt: 1 });
    expect(prepare(meaningless)).toEqual({ kind: "ignored", reason: "no-meaning" });
  });

  test("parks even where the translator says halt", () => {
    const halting = translating("halt", (change) => translators[0]?.translate(change) ?? []);
    const looping = streamRecord(undefined, stamped(MAX_HOPS + 1));
    expect(prepare(looping, { translators: halting })).toMatchObject({ kind: "failed" });
  });
});

describe("a translator that throws", () => {
  test.each<[OnError, object]>([
    [
      "park",
      { kind: "failed", entity: "user", failures: [{ stage: "translate", error: { code: "TRANSLATION_FAILED" } }] },
    ],
    ["halt", { kind: "halted", error: { code: "TRANSLATION_FAILED" } }],
    ["skip", { kind: "ignored", reason: "failed-softly", skipped: [{ error: { code: "TRANSLATION_FAILED" } }] }],
  ])("with %s", (onError, wanted) => {
    expect(prepare(inserted, { translators: translating(onError, throwing) })).toMatchObject(wanted);
  });
});

describe("an event that its schema refuses", () => {
  const spoiled = streamRecord(undefined, { ...row, email: 7 });

  test("is parked with the refusal, in every major", () => {
    expect(prepare(spoiled)).toMatchObject({
      kind: "failed",
      shipments: [],
      failures: [
        { stage: "seal", eventType: "UserRegistered.v2", error: { code: "EVENT_INVALID" } },
        { stage: "seal", eventType: "UserRegistered.v1", error: { code: "EVENT_INVALID" } },
      ],
    });
  });

  test.each<[OnError, object]>([
    ["park", { kind: "failed", failures: [{}, {}], shipments: [{}, {}] }],
    ["halt", { kind: "halted" }],
    ["skip", { kind: "ready", skipped: [{}, {}], shipments: [{}, {}] }],
  ])("with %s among other events of its change", (onError, wanted) => {
    const halfWrong = translating(onError, translateHalfWrong);
    expect(prepare(inserted, { translators: halfWrong })).toMatchObject(wanted);
  });
});

test("a translator that makes an event type that nobody knows is parked, not thrown", () => {
  const made = [{ type: "UserVanished.v1", entity: { type: "user", id: "1" }, data: {} }] as unknown as Draft[];
  const prepared = prepare(inserted, { translators: translating("park", () => made) });
  expect(prepared).toMatchObject({ kind: "failed", failures: [{ error: { code: "EVENT_TYPE_UNKNOWN" } }] });
});

test("a record on the list is parked before anything of it is looked at", () => {
  const listed = { eventID: "killer", dynamodb: new Proxy({}, { get: throwing, ownKeys: throwing }) };
  expect(prepare(listed, { parkUnseen: new Set(["killer"]) })).toMatchObject({
    kind: "failed",
    failures: [{ stage: "unseen", error: { code: "PARKED_UNSEEN" } }],
  });
});

test("money and lines of an order come through exactly", () => {
  const total = { amount: Number.MAX_SAFE_INTEGER, currency: "JPY" };
  expect(detailsOf(streamRecord(undefined, orderRow("order-1", { total })))[0]).toMatchObject({ data: { total } });
});
