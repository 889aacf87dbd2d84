import type { Json } from "../../json.ts";
import { wordBetween, wordsOf } from "../pattern/words.ts";
import { FORMAT_SAMPLES } from "./format-samples.ts";
import type { Random } from "./random.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Values that tell most schemas apart, whatever they say. */
// oxfmt-ignore
const PLAIN: readonly Json[] = [
  null, true, false, 0, 1, -1, 2, 0.5, 1.5, 10, 11, 100, 1e9, -1e9,
  "", "a", "abc", "zz", "A1", "0", "123", "ada@example.com", "x".repeat(40), "x".repeat(300),
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
    ...wordsBetween(emitting.patterns, receiving.patterns),
    ...PLAIN,
  ];
  for (const { numbers, lengths, patterns, formats, literals } of all) {
    probes.push(...numbers.flatMap((bound) => around(bound)));
    probes.push(...lengths.filter((length) => length < WRITTEN_OUT).flatMap(stringsAround));
    probes.push(...patterns.flatMap((source) => padded(source, wordsOf({ source }, WORDS, random))));
    probes.push(...formats.flatMap((format) => FORMAT_SAMPLES[format] ?? []));
    const texts = literals.filter((literal) => typeof literal === "string");
    probes.push(...texts.flatMap((text) => [`${text}x`, text.toUpperCase(), text.toLowerCase()]));
  }
  return distinct(probes);
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
  return distinct([...vocabularies.flatMap(({ names }) => names), ...wordsBetween(patterns, patterns), ...matching]);
}

function wordsBetween(taking: readonly string[], refusing: readonly string[]): readonly string[] {
  const pairs = taking.flatMap((taken) => refusing.map((refused) => [taken, refused] as const));
  return pairs
    .filter(([taken, refused]) => taken !== refused)
    .slice(0, PAIRS)
    .flatMap(([taken, refused]) => wordBetween({ source: taken }, { source: refused }) ?? []);
}
