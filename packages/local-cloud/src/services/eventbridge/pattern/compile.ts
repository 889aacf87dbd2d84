import { isArray, JsonObject, type Json } from "./json.ts";
import type { Matcher } from "./matcher.ts";
import { compileLiteral } from "./operators/literal.ts";
import { operators } from "./operators/index.ts";
import { compileOr, refuseReservedName } from "./or.ts";
import { readJson } from "./read-json.ts";
import { PatternRefusal, refuse } from "./refusal.ts";

/** A pattern ready to be matched: it matches where one of its alternatives does. */
export interface Pattern {
  readonly alternatives: readonly Alternative[];
}

/** One combination of the branches of `$or`: every path must be satisfied. Sorted by path, which `exists: false` depends on. */
export type Alternative = readonly PathRule[];

/** What must hold at one path; one of the matchers is enough. */
export interface PathRule {
  /** The keys from the top, joined with dots, as in `detail.metadata.type`. */
  readonly path: string;
  readonly matchers: readonly Matcher[];
}

/** A compiled pattern, or AWS's answer to a bad one. */
export type Compiled =
  | { readonly ok: true; readonly pattern: Pattern }
  | { readonly ok: false; readonly code: "InvalidEventPatternException"; readonly message: string };

/**
 * Compiles an event pattern as EventBridge rules and Lambda filters have it.
 *
 * @param text the pattern's JSON text.
 * @returns the pattern, or `InvalidEventPatternException` in AWS's words (without Jackson's source position).
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html and aws/event-ruler 2.0.1
 */
export function compilePattern(text: string): Compiled {
  try {
    const pattern = readJson(text);
    if (!(pattern instanceof JsonObject)) refuse("Filter is not an object");
    const drafts = compileObject([new Map()], pattern, undefined, false);
    return { ok: true, pattern: { alternatives: drafts.map((draft) => sortByPath(draft)) } };
  } catch (error) {
    if (!(error instanceof PatternRefusal)) throw error;
    return {
      ok: false,
      code: "InvalidEventPatternException",
      message: `Event pattern is not valid. Reason: ${error.message}`,
    };
  }
}

/** An alternative in the making: path to matchers. A path named twice keeps the last list. */
export type Draft = Map<string, readonly Matcher[]>;

/**
 * Adds what `object` asks for to every draft, and multiplies the drafts at each `$or`.
 *
 * @param path of `object`, undefined at the top: a key may well be empty.
 * @param insideOr whether it stands below an `$or`, where operators' names may not be keys.
 */
export function compileObject(
  drafts: readonly Draft[],
  object: JsonObject,
  path: string | undefined,
  insideOr: boolean,
): Draft[] {
  if (object.entries.length === 0) refuse("Empty objects are not allowed");
  let grown = [...drafts];
  for (const [key, value] of object.entries) {
    if (key === "$or") {
      grown = compileOr(grown, value, path);
      continue;
    }
    if (insideOr) refuseReservedName(key);
    const keyPath = path === undefined ? key : `${path}.${key}`;
    if (value instanceof JsonObject) grown = compileObject(grown, value, keyPath, insideOr);
    else if (isArray(value)) addList(grown, keyPath, value);
    else refuse(`"${key}" must be an object or an array`);
  }
  return grown;
}

function addList(drafts: readonly Draft[], path: string, list: readonly Json[]): void {
  const matchers = list.map((value) => compileMatcher(value));
  if (matchers.length === 0) refuse("Empty arrays are not allowed");
  for (const draft of drafts) draft.set(path, matchers);
}

function compileMatcher(value: Json): Matcher {
  if (!(value instanceof JsonObject)) return compileLiteral(value);
  const [first, ...more] = value.entries;
  if (first === undefined) return refuse("Match expression name not found");
  const [name, operand] = first;
  const operator = operators.get(name) ?? refuse(`Unrecognized match type ${name}`);
  const matcher = operator.compile(operand);
  if (more.length > 0) refuse(operator.secondKey ?? "Only one key allowed in match expression");
  return matcher;
}

function sortByPath(draft: Draft): Alternative {
  return [...draft]
    .map(([path, matchers]) => ({ path, matchers }))
    .sort((left, right) => (left.path < right.path ? -1 : 1));
}
