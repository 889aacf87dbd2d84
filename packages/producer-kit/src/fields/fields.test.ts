import { assert, jsonValue, property } from "fast-check";
import { expect, test } from "vitest";
import { email } from "./email.ts";
import { futureInstant } from "./instant.ts";
import { listOf } from "./list-of.ts";
import { oneOf } from "./one-of.ts";
import { shape } from "./shape.ts";
import { text } from "./text.ts";
import { wholeNumber } from "./whole-number.ts";

const NOW = Date.parse("2026-11-23T12:00:00Z");

const order = shape(
  { channel: oneOf("web", "app"), lines: listOf(shape({ quantity: wholeNumber(1, 9) }), 3) },
  { note: text({ maxCharacters: 10 }) },
);

test("a shape hands on what fits, and only the optional fields that came", () => {
  expect(order({ channel: "web", lines: [{ quantity: 2 }] }, "")).toEqual({
    ok: true,
    value: { channel: "web", lines: [{ quantity: 2 }] },
  });
});

test("a shape tells every problem at once, each with its place, what was wanted and what came", () => {
  const came = { lines: [{ quantity: 2 }, { quantity: "3" }], note: "far too long a note", notes: 1 };
  expect(order(came, "")).toEqual({
    ok: false,
    problems: [
      { field: "channel", wanted: "one of web, app", came: "nothing" },
      { field: "lines[1].quantity", wanted: "a whole number from 1 to 9", came: '"3"' },
      { field: "note", wanted: "text of 1 to 10 characters", came: '"far too long a note"' },
      { field: "notes", wanted: "no such field; known are channel, lines, note", came: "1" },
    ],
  });
});

test.each([null, [], "text", 7])("a shape refuses %j", (came) => {
  expect(order(came, "")).toMatchObject({ ok: false, problems: [{ field: "", wanted: "a JSON object" }] });
});

test("a name that every object has is no known field", () => {
  const came: unknown = JSON.parse('{"channel": "web", "lines": [{"quantity": 1}], "constructor": 1, "__proto__": 2}');
  expect(order(came, "")).toMatchObject({
    problems: [{ field: "constructor" }, { field: "__proto__" }],
  });
});

test("no JSON makes a shape throw", () => {
  assert(
    property(jsonValue(), (came) => {
      expect(typeof order(came, "").ok).toBe("boolean");
    }),
  );
});

test("a long value is shown shortened", () => {
  const checked = text({ maxCharacters: 5 })("x".repeat(1000), "note");
  expect(checked).toMatchObject({ problems: [{ came: `"${"x".repeat(79)}...` }] });
});

test("text loses the white space around it, and cannot be white space alone", () => {
  expect(text({ maxCharacters: 5 })("  Ada ", "name")).toEqual({ ok: true, value: "Ada" });
  expect(text({ maxCharacters: 5 })("   ", "name").ok).toBe(false);
});

test("half a character is no text", () => {
  expect(text({ maxCharacters: 5 })("\u{D83D}", "name").ok).toBe(false);
  expect(text({ maxCharacters: 5 })("\u{1F600}", "name").ok).toBe(true);
});

test.each(["ada@example.com", "Ada.King+tea@mail.example.co.uk", "o'brien@example.org"])(
  "%s is an e-mail address",
  (came) => {
    expect(email(came, "email").ok).toBe(true);
  },
);

test.each([
  "ada",
  "ada@localhost",
  "a da@example.com",
  ".ada@example.com",
  "ada@-x.com",
  "Ada <ada@example.com>",
  7,
  "",
])("%j is none", (came) => {
  expect(email(came, "email").ok).toBe(false);
});

test.each([0, 10, 1.5, "1", Number.NaN, null])("%j is no whole number from 1 to 9", (came) => {
  expect(wholeNumber(1, 9)(came, "n").ok).toBe(false);
});

test("an instant must have an offset and lie in the future", () => {
  const instant = futureInstant(() => NOW);
  expect(instant("2026-11-23T13:00:01+01:00", "at")).toEqual({ ok: true, value: new Date("2026-11-23T12:00:01Z") });
  for (const came of [
    "2026-11-23T12:00:00Z",
    "2026-11-24",
    "2026-11-24T00:00:00",
    "2026-13-40T00:00:00Z",
    "Tuesday",
    1,
  ]) {
    expect(instant(came, "at").ok, String(came)).toBe(false);
  }
});
