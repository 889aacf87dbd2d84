import { expect, test } from "vitest";
import { multiplesBetween } from "./multiples.ts";
import { vocabularyOf } from "./vocabulary.ts";

test("a number is found that is a multiple of one factor and not of the other, as people write it", () => {
  const found = multiplesBetween(vocabularyOf({ multipleOf: 0.01 }), vocabularyOf({ multipleOf: 0.001 }));
  expect(found).toContain(0.35);
});

test("from a bound that is too far away for its multiples to be told apart none are looked for", () => {
  const far = vocabularyOf({ maximum: Number.MAX_SAFE_INTEGER });
  expect(multiplesBetween(far, vocabularyOf({ multipleOf: 0.01 }))).toEqual(expect.any(Array));
});
