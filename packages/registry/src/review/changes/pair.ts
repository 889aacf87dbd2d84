import { isObject, step, type Json } from "../../json.ts";
import { canonical } from "../digest.ts";
import { VISITED_PAIRS } from "../limits.ts";
import { keywordOf, nodeAt, propertiesOf, typesOf, type Node } from "./node.ts";

/** The same value as two schemas describe it. */
export interface Pair {
  readonly old: Node;
  readonly now: Node;
  /** Where the value lies in an event's data, as a JSON pointer: `/lines/-/sku`; `-` stands for any element. */
  readonly data: string;
}

/** Stands in a data pointer for any element of an array. */
export const ANY = "-";

/**
 * Visits every value that both schemas describe, outermost first; a shape that is used in several places is visited in
 * each, and one that contains itself once in a row. Of schemas that go on for ever the first places are visited.
 */
export function visitPairs(pair: Pair, visit: (pair: Pair) => void): void {
  let left = VISITED_PAIRS;
  const descend = (here: Pair, above: readonly string[]): void => {
    const key = `${here.old.pointer} ${here.now.pointer}`;
    if (left === 0 || above.includes(key)) return;
    left -= 1;
    visit(here);
    for (const inner of [...properties(here), ...elements(here), ...members(here), ...branches(here)]) {
      descend(inner, [...above, key]);
    }
  };
  descend(pair, []);
}

function properties({ old, now, data }: Pair): readonly Pair[] {
  const there = propertiesOf(now);
  return [...propertiesOf(old)].flatMap(([name, property]) => {
    const other = there.get(name);
    return other === undefined ? [] : [{ old: property, now: other, data: step(data, name) }];
  });
}

function elements(pair: Pair): readonly Pair[] {
  const tuple = keywordOf(pair.old, "prefixItems")?.value;
  const places = Array.isArray(tuple) ? [...tuple.keys()] : [];
  return [
    ...one(pair, ["items"], step(pair.data, ANY)),
    ...one(pair, ["contains"], step(pair.data, ANY)),
    ...places.flatMap((place) => one(pair, ["prefixItems", place], step(pair.data, place))),
  ];
}

/** Values under names that are not declared one by one. */
function members(pair: Pair): readonly Pair[] {
  const patterns = keywordOf(pair.old, "patternProperties")?.value;
  return [
    ...one(pair, ["additionalProperties"], step(pair.data, "*")),
    ...(isObject(patterns) ? Object.keys(patterns) : []).flatMap((pattern) =>
      one(pair, ["patternProperties", pattern], step(pair.data, "*")),
    ),
  ];
}

function one({ old, now }: Pair, path: readonly (string | number)[], data: string): readonly Pair[] {
  const [inOld, inNow] = [below(old, path), below(now, path)];
  return inOld === undefined || inNow === undefined ? [] : [{ old: inOld, now: inNow, data }];
}

function below(node: Node, [keyword, key]: readonly (string | number)[]): Node | undefined {
  const found = keywordOf(node, String(keyword));
  return found && nodeAt(node.root, key === undefined ? found.pointer : step(found.pointer, key));
}

/** Branches of a union that are meant to be the same: told by their constants or types, else by their place. */
function branches(pair: Pair): readonly Pair[] {
  return ["anyOf", "oneOf"].flatMap((keyword) =>
    matchBranches(pair, keyword).flatMap(({ old, now }) =>
      old === undefined || now === undefined ? [] : [{ old, now, data: pair.data }],
    ),
  );
}

/** Each branch of a union in both schemas; one side is absent when only the other has it. */
export function matchBranches(pair: Pair, keyword: string): readonly { readonly old?: Node; readonly now?: Node }[] {
  const before = branchesOf(pair.old, keyword);
  const after = [...branchesOf(pair.now, keyword)];
  const matched = before.map((old) => {
    const at = after.findIndex((now) => signatureOf(now) === signatureOf(old));
    const [now] = at < 0 ? [] : after.splice(at, 1);
    return now === undefined ? { old } : { old, now };
  });
  return [...matched, ...after.map((now) => ({ now }))];
}

function branchesOf(node: Node, keyword: string): readonly Node[] {
  const found = keywordOf(node, keyword);
  if (found === undefined || !Array.isArray(found.value)) return [];
  return [...found.value.keys()].flatMap((index) => nodeAt(node.root, step(found.pointer, index)) ?? []);
}

/** What tells a branch from its neighbours: its reference, its constants, or its types and names. */
function signatureOf(node: Node): string {
  const { $ref } = node.schema;
  if (typeof $ref === "string") return $ref;
  const constants = [...propertiesOf(node)].flatMap(([name, property]): [string, Json][] => {
    const value = keywordOf(property, "const")?.value;
    return value === undefined ? [] : [[name, value]];
  });
  if (constants.length > 0) return canonical(constants);
  const { const: value, enum: values } = node.schema;
  return canonical([typesOf(node), value ?? null, values ?? null, [...propertiesOf(node).keys()].sort()]);
}
