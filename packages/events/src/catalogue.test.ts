import { expect, test } from "vitest";
import { entryOf, isEventType, majorsOf } from "./catalogue.ts";
import { catalogue } from "./generated/catalogue.ts";

test("knows an event type, its domain and its life", () => {
  expect(entryOf("UserRegistered.v1")).toMatchObject({
    name: "UserRegistered",
    major: 1,
    newest: false,
    domain: "users",
    source: "com.example.users",
    status: "deprecated",
    sunset: "2027-11-30",
    dataschema: "https://schemas.example.com/users/UserRegistered/v1.json",
  });
});

test("tells event types from other texts", () => {
  expect(isEventType("UserRegistered.v2")).toBe(true);
  expect(isEventType("UserRegistered.v9")).toBe(false);
  expect(isEventType("constructor")).toBe(false);
});

test("lists the majors of a name, newest first", () => {
  expect(majorsOf("UserRegistered").map(({ type }) => type)).toEqual(["UserRegistered.v2", "UserRegistered.v1"]);
});

test("one major of each name is the newest", () => {
  const names = new Set(catalogue.map(({ name }) => name));
  expect(catalogue.filter(({ newest }) => newest)).toHaveLength(names.size);
});
