import * as fc from "fast-check";
import { expect, test } from "vitest";
import { compilePattern, matchPattern, readEvent, RuleSet } from "./index.ts";

/*
 * The rules of patterns read naively, without index, order of search or shortcut: every way to give each path a leaf, or
 * none, is listed, and a way that keeps all rules is looked for. The patterns use only what bears on that search.
 */

interface Leaf {
  readonly path: string;
  readonly value: unknown;
  /** "array number:element" for each element that is entered. */
  readonly elements: readonly string[];
}

type Alternative = ReadonlyMap<string, readonly unknown[]>;
type PatternJson = { readonly [key: string]: PatternJson | readonly unknown[] };

function naiveMatch(pattern: PatternJson, event: object): boolean {
  const leaves = leavesOf(event);
  return alternativesOf(pattern).some((alternative) => {
    const paths = [...alternative.keys()].sort();
    const ways = paths.map((path) => [...leaves.filter((leaf) => leaf.path === path), undefined]);
    return product(ways).some((way) => keepsRules(way, paths, alternative, leaves));
  });
}

function keepsRules(
  way: readonly (Leaf | undefined)[],
  paths: readonly string[],
  alternative: Alternative,
  leaves: readonly Leaf[],
): boolean {
  return way.every((leaf, index) => {
    const path = paths[index] ?? "";
    const earlier = way.slice(0, index).filter((chosen) => chosen !== undefined);
    const usable = (candidate: Leaf): boolean => earlier.every((chosen) => agree(chosen, candidate));
    const wanted = alternative.get(path) ?? [];
    if (leaf !== undefined) return usable(leaf) && wanted.some((value) => isWanted(value, leaf.value));
    const noneLeft = !leaves.some((candidate) => candidate.path === path && usable(candidate));
    return noneLeft && wanted.some((value) => JSON.stringify(value) === '{"exists":false}');
  });
}

function agree(left: Leaf, right: Leaf): boolean {
  return left.elements.every((element) => {
    const [array = ""] = element.split(":");
    return right.elements.every((other) => !other.startsWith(`${array}:`) || other === element);
  });
}

function isWanted(wanted: unknown, value: unknown): boolean {
  const text = JSON.stringify(wanted);
  if (text === '{"exists":true}') return true;
  if (text === '{"exists":false}') return false;
  if (text === '{"anything-but":"x"}') return value !== "x";
  return wanted === value;
}

function leavesOf(event: object): readonly Leaf[] {
  let arrays = 0;
  const walk = (value: unknown, path: string, elements: readonly string[]): readonly Leaf[] => {
    if (Array.isArray(value)) {
      const array = arrays++;
      return value.flatMap((element: unknown, index) =>
        walk(element, path, typeof element === "object" ? [...elements, `${array}:${index}`] : elements),
      );
    }
    if (typeof value !== "object" || value === null) return [{ path, value, elements }];
    return Object.entries(value).flatMap(([key, child]) => walk(child, path === "" ? key : `${path}.${key}`, elements));
  };
  return walk(event, "", []);
}

function alternativesOf(pattern: PatternJson, path = ""): readonly Alternative[] {
  let alternatives: readonly Alternative[] = [new Map()];
  for (const [key, value] of Object.entries(pattern)) {
    const below = path === "" ? key : `${path}.${key}`;
    const more =
      key === "$or"
        ? (value as readonly PatternJson[]).flatMap((branch) => alternativesOf(branch, path))
        : Array.isArray(value)
          ? [new Map([[below, value]])]
          : alternativesOf(value as PatternJson, below);
    alternatives = product([alternatives, more]).map(([left, right]) => new Map([...(left ?? []), ...(right ?? [])]));
  }
  return alternatives;
}

function product<T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return lists.reduce<readonly (readonly T[])[]>(
    (ways, list) => ways.flatMap((way) => list.map((item) => [...way, item])),
    [[]],
  );
}

const key = fc.constantFrom("a", "b", "c");
const scalar = fc.constantFrom<unknown>("x", "y", 1, true, null);
const wanted = fc.oneof(
  scalar,
  fc.constantFrom<unknown>({ exists: true }, { exists: false }, { exists: false }, { "anything-but": "x" }),
);
const list = fc.array(wanted, { minLength: 1, maxLength: 2 });
const { pattern } = fc.letrec<{ pattern: PatternJson }>((tie) => ({
  pattern: fc.oneof(
    { depthSize: "small" },
    fc.dictionary(key, fc.oneof({ weight: 3, arbitrary: list }, { weight: 2, arbitrary: tie("pattern") }), {
      minKeys: 1,
      maxKeys: 3,
    }),
    fc.tuple(tie("pattern"), tie("pattern")).map(([left, right]) => ({ $or: [left, right] })),
  ),
}));
const { event } = fc.letrec<{ value: unknown; event: object }>((tie) => ({
  value: fc.oneof(
    { depthSize: "medium" },
    { weight: 2, arbitrary: scalar },
    { weight: 2, arbitrary: fc.array(tie("value"), { maxLength: 3 }) },
    { weight: 2, arbitrary: tie("event") },
  ),
  event: fc.dictionary(key, tie("value"), { maxKeys: 3 }),
}));

test("a compiled pattern matches what a naive reading of the rules matches, alone and in a rule set", () => {
  fc.assert(
    fc.property(pattern, event, (patternJson, eventJson) => {
      const compiled = compilePattern(JSON.stringify(patternJson));
      const read = readEvent(JSON.stringify(eventJson));
      if (!compiled.ok || read === undefined) throw new Error("only valid patterns and events are made");
      const expected = naiveMatch(patternJson, eventJson);
      expect(matchPattern(compiled.pattern, read)).toBe(expected);
      expect(new RuleSet([["rule", compiled.pattern]]).match(read)).toEqual(expected ? ["rule"] : []);
    }),
    { numRuns: 3000 },
  );
});
