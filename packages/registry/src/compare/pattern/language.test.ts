import { expect, test } from "vitest";
import { random } from "../witness/random.ts";
import { formatLanguage } from "./formats.ts";
import { contains, languageAround, languageOf, lengthBetween, lengthsOf, wordsIn, type Language } from "./language.ts";
import { wordBetween, wordsOf } from "./words.ts";

/** What the first pattern takes and the second does not; undefined when there is nothing. */
const between = (taken: string, refused: string) => wordBetween({ source: taken }, { source: refused });

test.each([
  ["^[A-Z]{3}$", "^[A-Z]{3,4}$"],
  ["^[A-Z]{3}$", "[A-Z]{3}"],
  ["^[a-z]{1,10}$", "^[^]{0,10}$"],
  ["[a-z]*", "[A-Z]*"],
  ["^a+$", "^(a|aa)+$"],
  ["^x-", "^x"],
  ["^(?:a|b)$|^c$", "^[abc]$"],
])("%s takes nothing that %s does not", (taken, refused) => {
  expect(between(taken, refused)).toBeUndefined();
});

test.each([
  ["^[A-Z]{3,4}$", "^[A-Z]{3}$"],
  ["[A-Z]{3}", "^[A-Z]{3}$"],
  [String.raw`^(\d{4})-(\d{2})$`, String.raw`^\d{4}-(0[1-9]|1[0-2])$`],
  ["^SKU-[0-9]{6}$", "^[a-z0-9]{8}$"],
  ["^x", "^x-"],
])("%s takes a string that %s refuses, and it is found", (taken, refused) => {
  const word = between(taken, refused) ?? "";
  expect([new RegExp(taken, "u").test(word), new RegExp(refused, "u").test(word)]).toEqual([true, false]);
});

test.each(["a(?=b)", String.raw`^([ab]*)\1$`, String.raw`\bword`])("%s is not decided", (source) => {
  expect(languageOf({ source })).toBeUndefined();
});

test.each([
  [String.raw`\bword\b`, "word"],
  [String.raw`^([ab]+)\1$`, "[ab]"],
  ["^(?!x)(?:a(?=b)|c)", "a|c"],
])("every string that %s takes is around it, and %s takes those", (source, wider) => {
  const around = languageAround({ source });
  expect(contains(languageOf({ source: wider }) as Language, around as Language)).toBe(true);
});

test("what a pattern looks ahead for from its start is asked of the whole string", () => {
  expect(between(String.raw`^(?=.*[a-z])(?=.*\d).{8,}$`, "^.*[a-z]")).toBeUndefined();
  expect(between("^(?!admin).*$", "^(?!adm)")).toBe("adm");
  expect(between("^(?=a$)", "^a$")).toBeUndefined();
});

test.each([
  ["^[ab]c?$", ["a", "b", "ac", "bc"]],
  ["^[a-z]{1,9}$", undefined],
  ["^a", undefined],
])("the strings of %s are counted where they are few", (source, words) => {
  const found = wordsIn(languageOf({ source }) as Language, 8);
  expect(found?.toSorted()).toEqual(words?.toSorted());
});

test("the shortest and the longest string of a pattern are known", () => {
  expect(lengthsOf(languageOf({ source: "^.{3,500}$" }) as Language)).toEqual({ least: 3, most: 500 });
  expect(lengthsOf(languageOf({ source: "^ab+$" }) as Language)).toEqual({ least: 2, most: Infinity });
});

test("a length counts code points, as Ajv does", () => {
  const two = lengthBetween(2, 2) as Language;
  expect(contains(two, languageOf({ source: "^(😀漢|ab)$" }) as Language)).toBe(true);
  expect(contains(two, languageOf({ source: "^😀$" }) as Language)).toBe(false);
});

test("words of a pattern match it", () => {
  for (const source of ["^[A-Z]{3}-[0-9]+$", "b?$", "^(?=.{3}$)[a-z]+$", String.raw`^\p{Lu}`]) {
    const pattern = new RegExp(source, "u");
    expect(wordsOf({ source }, 20, random(3)).every((word) => pattern.test(word))).toBe(true);
  }
});

test("a format that ignores case is only as wide inside as within ASCII", () => {
  const { around, inside } = formatLanguage("uuid") ?? {};
  const folded = languageOf({ source: "^[0-9a-fA-F\\-]{36}$" }) as Language;
  expect(contains(around as Language, inside as Language)).toBe(true);
  expect(contains(folded, languageOf({ source: "^123e4567-e89b-12d3-a456-42661417400F$" }) as Language)).toBe(true);
  expect(
    contains(inside as Language, languageOf({ source: "^123e4567-e89b-12d3-a456-42661417400F$" }) as Language),
  ).toBe(true);
});
