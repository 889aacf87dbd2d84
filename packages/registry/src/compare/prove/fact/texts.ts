import { formatLanguage } from "../../pattern/formats.ts";
import {
  complement,
  intersection,
  languageAround,
  languageOf,
  lengthBetween,
  type Language,
} from "../../pattern/language.ts";
import { LENGTH_AS_PATTERN } from "../../limits.ts";
import { holding, type Knowledge } from "../knowledge.ts";
import { refusedAs } from "./refused.ts";

/** How long a string is, in code points, and what it matches. */
export interface Texts {
  readonly least: number;
  readonly most: number;
  readonly patterns: readonly string[];
  readonly formats: readonly string[];
  /** Patterns that it does not match. */
  readonly refused: readonly string[];
}

/** What is known of a string. */
export function textsKnown(knowledge: Knowledge): Texts {
  const numbers = (keyword: string) => holding(knowledge, keyword).map(({ value }) => Number(value));
  const words = (keyword: string) =>
    holding(knowledge, keyword).flatMap(({ value }) => (typeof value === "string" ? [value] : []));
  const refused = refusedAs(knowledge, "string");
  const reasons = (keyword: string) => refused.filter((one) => one.keyword === keyword).map(({ value }) => value);
  return {
    least: Math.max(0, ...numbers("minLength"), ...reasons("maxLength").map((most) => Number(most) + 1)),
    most: Math.min(Infinity, ...numbers("maxLength"), ...reasons("minLength").map((least) => Number(least) - 1)),
    patterns: [...new Set(words("pattern"))],
    formats: [...new Set(words("format"))],
    refused: [...new Set(reasons("pattern").filter((source) => typeof source === "string"))],
  };
}

/** The languages that a string is known to be in: one of its lengths, one of each pattern and format that can be decided. */
export function languagesOf({ least, most, patterns, formats, refused }: Texts): readonly Language[] {
  const upTo = most <= LENGTH_AS_PATTERN ? most : Infinity;
  const from = Math.min(least, LENGTH_AS_PATTERN);
  const length = from === 0 && upTo === Infinity ? undefined : lengthBetween(from, upTo);
  const found = [
    ...patterns.map((source) => languageAround({ source })),
    ...refused.map((source) => outside(languageOf({ source }))),
    ...formats.map((name) => formatLanguage(name)?.around),
    length,
  ];
  return found.filter((language) => language !== undefined);
}

function outside(language: Language | undefined): Language | undefined {
  return language === undefined ? undefined : complement(language);
}

/** Whether no string is left; false also when that cannot be told. */
export function noTextLeft(knowledge: Knowledge): boolean {
  const texts = textsKnown(knowledge);
  if (texts.least > texts.most) return true;
  const languages = languagesOf(texts);
  return languages.length > 1 && intersection(languages)?.isEmpty === true;
}
