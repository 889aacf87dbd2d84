import type { AST } from "@eslint-community/regexpp";
import { DFA, JS, NFA } from "refa";
import { AUTOMATA_KEPT, AUTOMATON_STATES } from "../limits.ts";
import { isEdge, leading, loosened, NO_LOOKS, parsed } from "./looks.ts";

/** A set of strings, as the automaton that accepts them. */
export type Language = DFA;

/** A regular expression of JSON Schema: found anywhere in a string, flag `u` as Ajv compiles it. */
export interface Pattern {
  readonly source: string;
  /** `i` where a format ignores case. */
  readonly flags?: "i";
}

const kept = new Map<string, Language | undefined>();

/**
 * The strings that a pattern is found in. Undefined when it looks ahead or back further in, refers back, or needs an
 * automaton that is too large: then nothing is decided about it.
 */
export function languageOf({ source, flags }: Pattern): Language | undefined {
  return keptAs(`=${flags ?? ""}/${source}`, () => build(source, `u${flags ?? ""}`));
}

/**
 * A language that has every string in it that a pattern is found in, and few others: what looks around or refers back is
 * left out of a pattern that cannot be decided as it is. Undefined when even that is too large.
 */
export function languageAround({ source, flags }: Pattern): Language | undefined {
  const exact = languageOf({ source, ...(flags !== undefined && { flags }) });
  return exact ?? keptAs(`>${flags ?? ""}/${source}`, () => build(loosened(source), `u${flags ?? ""}`));
}

function keptAs(key: string, make: () => Language): Language | undefined {
  if (kept.has(key)) return kept.get(key);
  if (kept.size >= AUTOMATA_KEPT) kept.clear();
  const language = decided(make);
  kept.set(key, language);
  return language;
}

/** The strings whose length, in code points, lies between two bounds. */
export function lengthBetween(least: number, most: number): Language | undefined {
  return languageOf({ source: `^[^]{${least},${Number.isFinite(most) ? most : ""}}$` });
}

/** The strings of a finite list. */
export function listed(words: readonly string[]): Language | undefined {
  if (words.length === 0) return languageOf({ source: "^[]$" });
  const escaped = words.map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`));
  return languageOf({ source: `^(?:${escaped.join("|")})$` });
}

/** Strings in all of the languages; undefined when that is too large to tell. */
export function intersection(languages: readonly Language[]): Language | undefined {
  const [first, ...rest] = languages;
  if (first === undefined) return languageOf({ source: "" });
  return decided(() => rest.reduce((both, next) => reduce(DFA.fromIntersection(both, next, states())), first));
}

/** Strings outside a language. */
export function complement(language: Language): Language {
  const outside = language.copy();
  outside.complement();
  return outside;
}

/** Whether every string of one language is in the other; undefined when that is too large to tell. */
export function contains(outer: Language, inner: Language): boolean | undefined {
  return decided(() => DFA.fromIntersection(inner, complement(outer), states()).isEmpty);
}

/** The lengths of the shortest and of the longest string of a language, in code points. */
export function lengthsOf(language: Language): { readonly least: number; readonly most: number } {
  const known = lengthsKept.get(language);
  if (known !== undefined) return known;
  let reached = new Set([language.initial]);
  let least = Infinity;
  let most = -Infinity;
  // A finite language has no loop that leads to an end, so no string is longer than there are states.
  const last = language.isFinite ? AUTOMATON_STATES : Infinity;
  for (let length = 0; reached.size > 0 && length <= last; length += 1) {
    const ends = [...reached].some((state) => language.finals.has(state));
    if (ends) [least, most] = [Math.min(least, length), length];
    if (ends && last === Infinity) break;
    const next = new Set<DFA.Node>();
    for (const state of reached) for (const to of state.out.values()) next.add(to);
    reached = next;
  }
  const lengths = { least, most: language.isFinite ? most : Infinity };
  lengthsKept.set(language, lengths);
  return lengths;
}

const lengthsKept = new WeakMap<Language, { readonly least: number; readonly most: number }>();

/** The strings of a language that has few; undefined of one that has more than `most`. */
export function wordsIn(language: Language, most: number): readonly string[] | undefined {
  if (!language.isFinite) return undefined;
  const words: string[] = [];
  let begun: readonly (readonly [string, DFA.ReadonlyNode])[] = [["", language.initial]];
  // Every state leads to an end, so what is begun is at most as much as there are words.
  while (begun.length > 0) {
    words.push(...begun.filter(([, state]) => language.finals.has(state as DFA.Node)).map(([word]) => word));
    const next: (readonly [string, DFA.ReadonlyNode])[] = [];
    for (const [word, state] of begun) {
      for (const [{ min, max }, to] of state.out) {
        if (words.length + next.length + max - min >= most) return undefined;
        for (let point = min; point <= max; point += 1) next.push([`${word}${String.fromCodePoint(point)}`, to]);
      }
    }
    begun = next;
  }
  return words.length > most ? undefined : words;
}

function states() {
  return new DFA.LimitedNodeFactory(AUTOMATON_STATES);
}

function reduce(language: Language): Language {
  language.minimize();
  return language;
}

function build(source: string, flags: string): Language {
  const { alternatives } = parsed(source);
  const [only] = alternatives;
  const { looks, rest } = only === undefined || alternatives.length > 1 ? NO_LOOKS : leading(only);
  if (looks.length === 0) return automaton(wholeString(source), flags);
  const parts = looks.map((look) => {
    const ahead = build(look.alternatives.map(({ raw }) => `^${raw}`).join("|"), flags);
    return look.negate ? complement(ahead) : ahead;
  });
  return parts.reduce(
    (both, next) => reduce(DFA.fromIntersection(both, next, states())),
    automaton(wholeString(`^${rest}`), flags),
  );
}

function automaton(whole: string, flags: string): Language {
  const { expression, maxCharacter } = JS.Parser.fromLiteral({ source: whole, flags }).parse({
    assertions: "throw",
    backreferences: "throw",
  });
  const nfa = NFA.fromRegex(expression, { maxCharacter }, {}, new NFA.LimitedNodeFactory(AUTOMATON_STATES));
  return reduce(DFA.fromFA(nfa, states()));
}

/** The pattern as one that must match the whole string: what an end without an anchor leaves open is written out. */
function wholeString(source: string): string {
  return parsed(source).alternatives.map(wholeAlternative).join("|");
}

function wholeAlternative({ elements }: AST.Alternative): string {
  const [only] = elements;
  if (elements.length === 1 && (only?.type === "Group" || only?.type === "CapturingGroup")) {
    return `(?:${only.alternatives.map(wholeAlternative).join("|")})`;
  }
  const start = isEdge(elements[0], "start");
  const end = elements.length > (start ? 1 : 0) && isEdge(elements.at(-1), "end");
  const inner = elements.slice(start ? 1 : 0, end ? -1 : undefined).map(({ raw }) => raw);
  return `(?:${start ? "" : "[^]*"}${inner.join("")}${end ? "" : "[^]*"})`;
}

/** refa throws on what it cannot express and on automata that grow too large; both mean "not decided". */
function decided<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
