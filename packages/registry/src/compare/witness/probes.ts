import type { Json } from "../../json.ts";
import { LENGTH_AS_PATTERN, NAME_PATTERNS } from "../limits.ts";
import { formatLanguage, type FormatLanguage } from "../pattern/formats.ts";
import {
  complement,
  intersection,
  languageAround,
  languageOf,
  lengthBetween,
  type Language,
} from "../pattern/language.ts";
import { firstWord, wordsOf } from "../pattern/words.ts";
import { FORMAT_SAMPLES } from "./format-samples.ts";
import { multiplesBetween } from "./multiples.ts";
import type { Random } from "./random.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Values that tell most schemas apart, whatever they say. */
// oxfmt-ignore
const PLAIN: readonly Json[] = [
  null, true, false, 0, 1, -1, 2, 0.5, 1.5, 10, 11, 100, 1e9, -1e9,
  "", "a", "abc", "zz", "A1", "0", "123", "ada@example.com", " ", " a", "a b", "{(", "x".repeat(40), "x".repeat(300),
  [], [1], ["a"], ["a", "a"], [1, "a", null, true], {}, { a: 1 }, { other: "x" },
];

/** Lengths up to which a string is written out; a longer bound is left to the proof. */
const WRITTEN_OUT = 5000;

/** Samples of each pattern. */
const WORDS = 5;

/** Pairs of patterns of which one may take what the other refuses. */
const PAIRS = 64;

/** Small values at and around everything that either schema says, the most telling first. */
export function probesOf(emitting: Vocabulary, receiving: Vocabulary, random: Random): readonly Json[] {
  const all = [emitting, receiving];
  const probes: Json[] = [
    ...all.flatMap(({ literals }) => literals),
    ...all.flatMap(({ formats }) => formats.flatMap((format) => FORMAT_SAMPLES[format] ?? [])),
    ...wordsBetween(spoken(emitting), spoken(receiving)),
    ...wordsInBoth(all),
    ...multiplesBetween(emitting, receiving),
    ...PLAIN,
  ];
  for (const { numbers, lengths, patterns, literals } of all) {
    probes.push(...numbers.flatMap((bound) => around(bound)));
    probes.push(...lengths.filter((length) => length < WRITTEN_OUT).flatMap(stringsAround));
    probes.push(...patterns.flatMap((source) => padded(source, wordsOf({ source }, WORDS, random))));
    const texts = literals.filter((literal) => typeof literal === "string");
    probes.push(...texts.flatMap((text) => [`${text}x`, text.toUpperCase(), text.toLowerCase()]));
  }
  probes.push(...wordsAtBounds(all), ...wordsRefused(receiving, all));
  return distinct(probes);
}

/** Strings of a format that a pattern takes as well. */
function wordsInBoth(vocabularies: readonly Vocabulary[]): readonly string[] {
  const languages = distinct(vocabularies.flatMap(({ formats }) => formats)).map(
    (name) => formatLanguage(name)?.around,
  );
  const patterns = distinct(vocabularies.flatMap((vocabulary) => vocabulary.patterns)).slice(0, AT_BOUNDS.languages);
  return languages.slice(0, AT_BOUNDS.languages).flatMap((language) => {
    if (language === undefined) return [];
    return patterns.flatMap((source) => firstWord(meet(language, languageOf({ source }))) ?? []);
  });
}

/** Languages that are set against lengths, at most, and lengths that they are set against. */
const AT_BOUNDS = { languages: 12, lengths: 6 };

/** Strings of each pattern and format that are as long as a bound, or one longer or shorter. */
function wordsAtBounds(vocabularies: readonly Vocabulary[]): readonly string[] {
  const patterns = distinct(vocabularies.flatMap((vocabulary) => vocabulary.patterns));
  const formats = distinct(vocabularies.flatMap((vocabulary) => vocabulary.formats));
  const languages = [
    ...formats.map((name) => formatLanguage(name)?.around),
    ...patterns.map((source) => languageOf({ source })),
  ];
  const lengths = boundsIn(vocabularies)
    .flatMap((bound) => [bound + 1, bound, bound - 1])
    .filter((length) => length >= 0);
  return languages
    .filter((language) => language !== undefined)
    .slice(0, AT_BOUNDS.languages)
    .flatMap((language) => lengths.flatMap((length) => firstWord(meet(language, lengthBetween(length, length))) ?? []));
}

/** Strings that the receiver's patterns refuse: any, and ones that are not too short. */
function wordsRefused({ patterns }: Vocabulary, vocabularies: readonly Vocabulary[]): readonly string[] {
  return patterns.slice(0, AT_BOUNDS.languages).flatMap((source) => {
    const language = languageOf({ source });
    if (language === undefined) return [];
    const refused = complement(language);
    const lengths = [0, 1, ...boundsIn(vocabularies)];
    return lengths.flatMap((length) => firstWord(meet(refused, lengthBetween(length, Infinity))) ?? []);
  });
}

function boundsIn(vocabularies: readonly Vocabulary[]): readonly number[] {
  const bounds = distinct(vocabularies.flatMap(({ lengths }) => lengths));
  return bounds.filter((bound) => bound <= LENGTH_AS_PATTERN).slice(0, AT_BOUNDS.lengths);
}

function meet(one: Language, other: Language | undefined): Language | undefined {
  return other === undefined ? undefined : intersection([one, other]);
}

/** Values without repetitions, in their order. */
export function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

/** A bound and what lies on both sides of it. */
export function around(bound: number): readonly number[] {
  const near = [bound, bound - 1, bound + 1, bound + 0.5, bound - 0.5, bound * 2, bound * 3, -bound, bound / 2];
  return near.filter(Number.isFinite);
}

function stringsAround(length: number): readonly string[] {
  return [length, length + 1, length - 1].filter((one) => one >= 0).map((one) => "x".repeat(one));
}

/** A pattern that is not anchored takes more than its own words. */
function padded(source: string, words: readonly string[]): readonly string[] {
  const test = new RegExp(source, "u");
  return [...words, ...words.flatMap((word) => [`zz${word}`, `${word}zz`])].filter((word) => test.test(word));
}

/** Names of properties that schemas know, by name or by a pattern that takes what another one does not. */
export function namesOf(vocabularies: readonly Vocabulary[], random: Random): readonly string[] {
  const patterns = distinct(vocabularies.flatMap(({ namePatterns }) => namePatterns));
  const matching = patterns.flatMap((source) => padded(source, wordsOf({ source }, 2, random)).slice(0, 6));
  const declared = vocabularies.flatMap(({ names }) => names);
  return distinct([
    ...namesBound(patterns, vocabularies),
    ...declared,
    ...wordsBetween(patterns.map(ofPattern), patterns.map(ofPattern)),
    ...matching,
  ]);
}

/** Names that a pattern of names takes and another pattern or a length, as `propertyNames` may ask for, lets in. */
function namesBound(patterns: readonly string[], vocabularies: readonly Vocabulary[]): readonly string[] {
  const texts = distinct(vocabularies.flatMap((vocabulary) => vocabulary.patterns)).map((source) =>
    languageOf({ source }),
  );
  const lengths = boundsIn(vocabularies).map((length) => lengthBetween(length, length));
  const bounds = [...texts.slice(0, AT_BOUNDS.languages), ...lengths].filter((language) => language !== undefined);
  return patterns.slice(0, NAME_PATTERNS).flatMap((source) => {
    const names = languageOf({ source });
    return names === undefined ? [] : bounds.flatMap((bound) => firstWord(meet(names, bound)) ?? []);
  });
}

/** What a pattern or a format takes, as far as languages can say. */
type Spoken = FormatLanguage;

function spoken({ patterns, formats }: Vocabulary): readonly Spoken[] {
  return [...patterns.map(ofPattern), ...formats.flatMap((name) => formatLanguage(name) ?? [])];
}

function ofPattern(source: string): Spoken {
  const [outer, inner] = [languageAround({ source }), languageOf({ source })];
  return { ...(outer !== undefined && { around: outer }), ...(inner !== undefined && { inside: inner }) };
}

/** A string for each pair of which one takes what the other refuses: for certain if there is one, or else perhaps. */
function wordsBetween(taking: readonly Spoken[], refusing: readonly Spoken[]): readonly string[] {
  const pairs = taking.flatMap((taken) => refusing.map((refused) => [taken, refused] as const));
  return pairs.slice(0, PAIRS).flatMap(([taken, refused]) => {
    if (taken === refused) return [];
    const certain = outside(taken.inside ?? taken.around, refused.around);
    return certain ?? outside(taken.around ?? taken.inside, refused.inside) ?? [];
  });
}

function outside(taken: Language | undefined, refused: Language | undefined): string | undefined {
  return taken === undefined || refused === undefined ? undefined : firstWord(meet(taken, complement(refused)));
}
