import { textsOf, type Elements } from "./elements.ts";
import type { Test } from "./statement.ts";
import { matchesWildcard } from "./wildcard.ts";

/** Reads `Action` or `NotAction`, whose names AWS takes in any case. */
export function readAction(elements: Elements, problems: string[]): Test {
  const { patterns, isInverted } = readPatterns(elements, "Action", problems);
  const lower = patterns.map((pattern) => pattern.toLowerCase());
  return ({ action }) => matchesOne(lower, action.toLowerCase()) !== isInverted;
}

/** Reads `Resource` or `NotResource`. */
export function readResource(elements: Elements, problems: string[]): Test {
  const { patterns, isInverted } = readPatterns(elements, "Resource", problems);
  return ({ resource }) => matchesOne(patterns, resource) !== isInverted;
}

interface Patterns {
  readonly patterns: readonly string[];
  /** Whether the element is the one with `Not`. */
  readonly isInverted: boolean;
}

function readPatterns(elements: Elements, name: "Action" | "Resource", problems: string[]): Patterns {
  const inverted = `Not${name}`;
  const isInverted = inverted in elements;
  if (isInverted === name in elements) {
    problems.push(`a statement without one of ${name} and ${inverted}`);
    return { patterns: [], isInverted: true };
  }
  return { patterns: textsOf(elements, isInverted ? inverted : name, problems), isInverted };
}

function matchesOne(patterns: readonly string[], text: string): boolean {
  return patterns.some((pattern) => matchesWildcard(pattern, text));
}
