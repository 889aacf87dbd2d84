import { expect, test } from "vitest";
import { setUp } from "../load/set-up.ts";
import { FORMAT_SAMPLES } from "../witness/format-samples.ts";
import { random } from "../witness/random.ts";
import { CODED_FORMATS } from "./coded-formats.ts";
import { formatLanguage } from "./formats.ts";
import { contains, listed, type Language } from "./language.ts";
import { wordsOf } from "./words.ts";

const ajv = setUp("2020-12");
const WORDS = 400;

test.each(Object.entries(CODED_FORMATS))(
  "every string of the inner pattern of %s is of that format",
  (name, { inside }) => {
    const accepts = ajv.compile({ type: "string", format: name });
    const words = inside === undefined ? [] : wordsOf(inside, WORDS, random(5));
    expect(words.filter((word) => !accepts(word))).toEqual([]);
  },
);

test.each(Object.entries(CODED_FORMATS))("every string of format %s is of its outer pattern", (name, { around }) => {
  const accepts = ajv.compile({ type: "string", format: name });
  const chance = random(6);
  // Words of the outer pattern with a character changed lie on both sides of the format's edge.
  const words = around === undefined ? [] : [...wordsOf(around, WORDS, chance), ...(FORMAT_SAMPLES[name] ?? [])];
  const changed = words.map((word) => {
    const at = chance.below(word.length + 1);
    return `${word.slice(0, at)}${chance.one(Array.from("0159zZ[]:/% a"))}${word.slice(at + 1)}`;
  });
  const taken = new RegExp(around?.source ?? "", "u");
  expect(changed.filter((word) => accepts(word) && !taken.test(word))).toEqual([]);
});

test("the 29th of February is a date in leap years only", () => {
  const { around, inside } = formatLanguage("date") ?? {};
  const leap = ["2024-02-29", "2000-02-29", "0000-02-29"];
  expect(leap.map((day) => isIn(inside, day))).toEqual([true, true, true]);
  expect(["2023-02-29", "1900-02-29", "2100-02-29", "2024-02-30"].map((day) => isIn(around, day))).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

function isIn(language: Language | undefined, word: string) {
  return contains(language as Language, listed([word]) as Language);
}
