import { sampleEvent } from "@streambridge/consumer-kit/testing";
import { expect, test } from "vitest";
import { recordOf } from "./mapping.ts";

const data = {
  userId: "u1",
  fullname: "Ada Lovelace",
  email: "ada@example.com",
  registeredAt: "2026-11-10T09:30:00.500Z",
};

test("a user becomes a record that is found by name and sorted by time", () => {
  expect(recordOf({ ...data, locale: "en-GB" })).toEqual({
    objectID: "u1",
    fullname: "Ada Lovelace",
    email: "ada@example.com",
    locale: "en-GB",
    registeredAt: 1_794_303_000,
  });
});

test("what a user never chose is not in the record", () => {
  expect(recordOf(data)).not.toHaveProperty("locale");
});

test("a biography stays out of the index", () => {
  expect(recordOf({ ...data, bio: "x".repeat(200_000) })).not.toHaveProperty("bio");
});

test("a changed profile makes the same record as a registration", () => {
  const { data: changed } = sampleEvent("UserProfileChanged.v1", { data });
  expect(recordOf(changed)).toMatchObject({ objectID: "u1", fullname: "Ada Lovelace" });
});
