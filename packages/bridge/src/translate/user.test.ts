import { describe, expect, test } from "vitest";
import { changeOf } from "../testing/changes.ts";
import { userRow } from "../testing/records.ts";
import { user } from "./user.ts";

const row = userRow("user-1", { locale: "en" });
const later = "2026-11-23T12:30:00.500Z";
const profile = {
  userId: "user-1",
  firstname: "Ada",
  lastname: "Lovelace",
  email: "ada@example.com",
  locale: "en",
  registeredAt: "2026-11-23T12:00:00.000Z",
};
const about = { entity: { type: "user", id: "user-1" }, keys: { locale: "en" } };

test("a new row is a registration", () => {
  expect(user.translate(changeOf(undefined, row))).toEqual([{ type: "UserRegistered.v2", ...about, data: profile }]);
});

describe("a changed row", () => {
  test("is a changed profile, which names the changed fields and carries all of them", () => {
    const changed = { ...row, firstname: "Augusta", bio: "Countess", updatedAt: later };
    expect(user.translate(changeOf(row, changed))).toEqual([
      {
        type: "UserProfileChanged.v2",
        ...about,
        data: {
          ...profile,
          firstname: "Augusta",
          bio: "Countess",
          changed: ["firstname", "bio"],
          changedAt: later,
        },
      },
    ]);
  });

  test("names a field that was taken away", () => {
    const [draft] = user.translate(changeOf(row, { ...row, locale: undefined }));
    expect(draft).toMatchObject({ data: { changed: ["locale"] } });
    expect(draft).not.toHaveProperty("keys");
    expect(draft).not.toHaveProperty("data.locale");
  });

  test("has the stream's time when its writer set none", () => {
    const [draft] = user.translate(changeOf(row, { ...row, bio: "x" }, { time: "2026-11-23T13:00:00.000Z" }));
    expect(draft).toMatchObject({ data: { changedAt: "2026-11-23T13:00:00.000Z" } });
  });

  test("means nothing when no field of the profile has another value", () => {
    expect(user.translate(changeOf(row, { ...row, updatedAt: later, expiresAt: 1_800_000_000 }))).toEqual([]);
  });
});

describe("a removed row", () => {
  const deleted = { userId: "user-1", email: "ada@example.com", deletedAt: "2026-11-23T12:00:00.000Z" };

  test("is a deletion by a user", () => {
    const draft = { type: "UserDeleted.v1", ...about, data: { ...deleted, cause: "user" } };
    expect(user.translate(changeOf(row, undefined))).toEqual([draft]);
  });

  test("is an expiry when its time was up", () => {
    const [draft] = user.translate(changeOf(row, undefined, { expired: true }));
    expect(draft).toMatchObject({ type: "UserDeleted.v1", data: { cause: "expired" } });
  });
});

test("of a user whose row is gone the keys tell the id, and an address that is nobody's", () => {
  expect(user.rowOfKeys?.({ pk: "USER#user-1", sk: "PROFILE" })).toEqual({
    entity: "user",
    userId: "user-1",
    email: "unknown@deleted.invalid",
  });
});

test.each([
  { pk: "EMAIL#ada@example.com", sk: "EMAIL" },
  { pk: "USER#", sk: "PROFILE" },
  { pk: 7, sk: "PROFILE" },
])("%j are not the keys of a user", (keys) => expect(user.rowOfKeys?.(keys)).toBeUndefined());
