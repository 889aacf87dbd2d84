import { LENGTH_AS_PATTERN } from "../../limits.ts";
import { isWiderFormat } from "../../pattern/coded-formats.ts";
import { formatLanguage } from "../../pattern/formats.ts";
import { contains, intersection, languageOf, lengthBetween, lengthsOf, type Language } from "../../pattern/language.ts";
import { rangeOf } from "../fact/range.ts";
import { languagesOf, textsKnown, type Texts } from "../fact/texts.ts";
import { typesOf } from "../fact/types.ts";
import type { Knowledge } from "../knowledge.ts";
import { asked, type Goal } from "./goal.ts";

/** Shows one keyword of strings. */
type TextGoal = (texts: Texts, wanted: unknown) => boolean;

const KEEPS: Readonly<Record<string, TextGoal>> = {
  minLength: (texts, bound) =>
    typeof bound !== "number" ||
    texts.least >= bound ||
    languagesOf(texts).some((language) => lengthsOf(language).least >= bound) ||
    (bound <= LENGTH_AS_PATTERN && isIn(texts, lengthBetween(bound, Infinity))),
  maxLength: (texts, bound) =>
    typeof bound !== "number" ||
    texts.most <= bound ||
    languagesOf(texts).some((language) => lengthsOf(language).most <= bound) ||
    (bound <= LENGTH_AS_PATTERN && isIn(texts, lengthBetween(0, bound))),
  pattern: (texts, source) =>
    typeof source !== "string" || texts.patterns.includes(source) || isIn(texts, languageOf({ source })),
};

/** `minLength`, `maxLength` and `pattern`, decided exactly where the patterns can be. */
export const texts: Goal = (known, goal, prover) => {
  if (!typesOf(known).possible.has("string")) return true;
  const left = textsKnown(known);
  return Object.entries(KEEPS).every(([keyword, keeps]) => {
    const wanted = asked(goal, keyword);
    return (
      wanted === undefined ||
      keeps(left, wanted) ||
      prover.miss(goal, keyword, `a string may not satisfy ${keyword} ${JSON.stringify(wanted)}`)
    );
  });
};

/** `format`: the same format is known, or what is known of the string fits into it. */
export const format: Goal = (known, goal, prover) => {
  const wanted = asked(goal, "format");
  if (typeof wanted !== "string") return true;
  const numeric = wanted === "int32" || wanted === "int64";
  const holds = numeric ? isInteger(known, wanted) : isOfFormat(known, wanted);
  return holds || prover.miss(goal, "format", `the value may not be of format ${wanted}`);
};

function isOfFormat(known: Knowledge, wanted: string): boolean {
  if (!typesOf(known).possible.has("string")) return true;
  const left = textsKnown(known);
  return left.formats.some((name) => isWiderFormat(wanted, name)) || isIn(left, formatLanguage(wanted)?.inside);
}

function isInteger(known: Knowledge, wanted: "int32" | "int64"): boolean {
  const { possible, whole } = typesOf(known);
  if (!possible.has("number")) return true;
  const { least, most } = rangeOf(known);
  return whole && (wanted === "int64" || (least >= -(2 ** 31) && most <= 2 ** 31 - 1));
}

/** Whether all strings that are left are in a language: by one thing that is known of them, or by all together. */
function isIn(left: Texts, language: Language | undefined): boolean {
  if (language === undefined) return false;
  const languages = languagesOf(left);
  if (languages.some((one) => contains(language, one) === true)) return true;
  const all = languages.length === 1 ? undefined : intersection(languages);
  return all !== undefined && contains(language, all) === true;
}
