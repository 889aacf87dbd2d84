import { RegExpParser, type AST } from "@eslint-community/regexpp";
import type { DFA } from "refa";
import type { Random } from "../witness/random.ts";
import { complement, intersection, languageOf, type Language, type Pattern } from "./language.ts";

/** Characters that are tried where a pattern leaves a choice, the most readable first. */
const READABLE = Array.from("abcxyzABCXYZ0123456789-_.@/ :+#éß漢");

/** How often a repetition goes beyond what it must, at most. */
const EXTRA_TURNS = 3;

/** Strings that a pattern is found in, made by walking through it; those with assertions that are missed are left out. */
export function wordsOf(pattern: Pattern, count: number, random: Random): readonly string[] {
  const flags = `u${pattern.flags ?? ""}`;
  const { source } = pattern;
  try {
    const parsed = new RegExpParser().parsePattern(source, 0, source.length, { unicode: true });
    const test = new RegExp(source, flags);
    const made = Array.from({ length: count }, (_, turn) => write(parsed, turn === 0 ? undefined : random, flags));
    return [...new Set(made)].filter((word) => test.test(word));
  } catch {
    return [];
  }
}

/** A shortest string that the first pattern takes and the second refuses; undefined when there is none, or none is known. */
export function wordBetween(taken: Pattern, refused: Pattern): string | undefined {
  const inside = languageOf(taken);
  const outside = languageOf(refused);
  if (inside === undefined || outside === undefined) return undefined;
  return firstWord(intersection([inside, complement(outside)]));
}

/** A shortest string of a language, in readable characters where it leaves a choice; each state is visited once. */
export function firstWord(language: Language | undefined): string | undefined {
  if (language === undefined) return undefined;
  const words = new Map([[language.initial, ""]]);
  for (const [state, word] of words) {
    if (language.finals.has(state)) return word;
    for (const { letter, next } of readably(state)) if (!words.has(next)) words.set(next, `${word}${letter}`);
  }
  return undefined;
}

/** The steps from a state, those with the most readable characters first. */
function readably(state: DFA.Node) {
  return [...state.out]
    .map(([range, next]) => ({ letter: readableIn(range), next }))
    .sort((one, other) => rank(one.letter) - rank(other.letter));
}

function rank(letter: string): number {
  const at = READABLE.indexOf(letter);
  return at < 0 ? READABLE.length : at;
}

function readableIn({ min, max }: { readonly min: number; readonly max: number }): string {
  const isIn = (one: string) => {
    const point = one.codePointAt(0) ?? 0;
    return point >= min && point <= max;
  };
  return READABLE.find(isIn) ?? String.fromCodePoint(min);
}

/** One string of a pattern; without `random`, the shortest and most readable. */
function write(node: AST.Node, random: Random | undefined, flags: string): string {
  switch (node.type) {
    case "Pattern":
    case "Group":
    case "CapturingGroup":
      return write(choose(node.alternatives, random), random, flags);
    case "Alternative":
      return node.elements.map((element) => write(element, random, flags)).join("");
    case "Quantifier": {
      const turns = Math.min(node.max, node.min + (random?.below(EXTRA_TURNS + 1) ?? (node.min === 0 ? 1 : 0)));
      return Array.from({ length: turns }, () => write(node.element, random, flags)).join("");
    }
    case "Character":
      return String.fromCodePoint(node.value);
    case "CharacterSet":
    case "CharacterClass":
      return character(node, random, flags);
    default:
      return "";
  }
}

function choose<T>(of: readonly T[], random: Random | undefined): T {
  const chosen = random?.one(of) ?? of[0];
  if (chosen === undefined) throw new RangeError("a pattern has an alternative");
  return chosen;
}

function character(node: AST.CharacterSet | AST.CharacterClass, random: Random | undefined, flags: string): string {
  const test = new RegExp(`^${node.raw}$`, flags);
  const edges = node.type === "CharacterClass" ? node.elements.flatMap(edgesOf) : [];
  const fitting = [...READABLE, ...edges].filter((one) => test.test(one));
  return fitting.length === 0 ? "" : choose(fitting, random);
}

function edgesOf(element: AST.CharacterClassElement): readonly string[] {
  if (element.type === "Character") return [String.fromCodePoint(element.value)];
  if (element.type !== "CharacterClassRange") return [];
  return [element.min, element.max].map(({ value }) => String.fromCodePoint(value));
}
