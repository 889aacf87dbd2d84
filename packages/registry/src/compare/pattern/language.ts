import { RegExpParser, type AST } from "@eslint-community/regexpp";
import { DFA, JS, NFA } from "refa";
import { AUTOMATA_KEPT, AUTOMATON_STATES } from "../limits.ts";

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
 * The strings that a pattern is found in. Undefined when it looks ahead or back, refers back, or needs an automaton that
 * is too large: then nothing is decided about it.
 */
export function languageOf({ source, flags }: Pattern): Language | undefined {
  const key = `${flags ?? ""}/${source}`;
  if (kept.has(key)) return kept.get(key);
  if (kept.size >= AUTOMATA_KEPT) kept.clear();
  const language = decided(() => build(wholeString(source, `u${flags ?? ""}`), `u${flags ?? ""}`));
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

function states() {
  return new DFA.LimitedNodeFactory(AUTOMATON_STATES);
}

function reduce(language: Language): Language {
  language.minimize();
  return language;
}

function build(source: string, flags: string): Language {
  const { expression, maxCharacter } = JS.Parser.fromLiteral({ source, flags }).parse({
    assertions: "throw",
    backreferences: "throw",
  });
  const nfa = NFA.fromRegex(expression, { maxCharacter }, {}, new NFA.LimitedNodeFactory(AUTOMATON_STATES));
  return reduce(DFA.fromFA(nfa, states()));
}

/** The pattern as one that must match the whole string: what an end without an anchor leaves open is written out. */
function wholeString(source: string, flags: string): string {
  const { alternatives } = new RegExpParser().parsePattern(source, 0, source.length, { unicode: flags.includes("u") });
  return alternatives.map(wholeAlternative).join("|");
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

function isEdge(element: AST.Element | undefined, kind: "start" | "end"): boolean {
  return element?.type === "Assertion" && element.kind === kind;
}

/** refa throws on what it cannot express and on automata that grow too large; both mean "not decided". */
function decided<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
