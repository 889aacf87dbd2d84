import { isObject, step, type Json } from "../../json.ts";
import type { Node } from "../load/document.ts";
import { pointerIn } from "../load/reading.ts";

/** Keywords that say something to people, or only keep schemas for references to find. */
export const SILENT: ReadonlySet<string> = new Set(["default", "examples", "$defs"]);

/** Keywords whose lists mean the same in any order. */
const UNORDERED = new Set(["required", "enum", "type", "allOf", "anyOf", "oneOf"]);

/** Keywords that hold schemas by name. */
const NAMED = new Set(["properties", "patternProperties", "dependentSchemas"]);

/** Keywords that hold one schema, or several in a list. */
const INNER = new Set(
  "additionalProperties unevaluatedProperties items unevaluatedItems contains propertyNames not if then else allOf anyOf oneOf prefixItems".split(
    " ",
  ),
);

/**
 * Whether two schemas say the same but for words, the order of what has none, the names under which shapes are kept, and
 * references written out. Both are followed at once; meeting a pair again means that nothing told them apart on the way.
 */
export function same(one: Node, other: Node): boolean {
  const [left, right] = [one.document, other.document];
  if (left.beyondProof === undefined && right.beyondProof === undefined) return alike(one, other, new Set());
  return left.dialect === right.dialect && one.pointer === other.pointer && text(left.written) === text(right.written);
}

function alike(one: Node, other: Node, met: Set<string>): boolean {
  if (one === other) return true;
  const key = `${one.document.id}${one.pointer} ${other.document.id}${other.pointer}`;
  if (met.has(key)) return true;
  met.add(key);
  const [left, right] = [behind(one), behind(other)];
  if (left !== one || right !== other) return alike(left, right, met);
  if (!isObject(one.schema) || !isObject(other.schema)) return one.schema === other.schema;
  const keywords = keywordsOf(one);
  if (keywords.join(" ") !== keywordsOf(other).join(" ")) return false;
  return keywords.every((keyword) => sameKeyword(one, other, keyword, met));
}

/** What a schema that is nothing but a reference refers to. */
function behind(node: Node): Node {
  const keywords = keywordsOf(node);
  const reference = isObject(node.schema) ? node.schema["$ref"] : undefined;
  if (keywords.length !== 1 || typeof reference !== "string") return node;
  return node.document.at(pointerIn(reference)) ?? node;
}

/** The keywords of a node that ask for something, sorted. */
export function keywordsOf({ schema }: Node): readonly string[] {
  if (!isObject(schema)) return [];
  const known = keywordsKept.get(schema);
  if (known !== undefined) return known;
  const keywords = Object.keys(schema).filter((keyword) => !SILENT.has(keyword));
  keywordsKept.set(schema, keywords.sort());
  return keywords;
}

const keywordsKept = new WeakMap<object, readonly string[]>();

function sameKeyword(one: Node, other: Node, keyword: string, met: Set<string>): boolean {
  const [left, right] = [memberOf(one, keyword), memberOf(other, keyword)];
  if (typeof left === "string" && typeof right === "string" && keyword === "$ref") {
    const target = one.document.at(pointerIn(left));
    const otherTarget = other.document.at(pointerIn(right));
    return target !== undefined && otherTarget !== undefined && alike(target, otherTarget, met);
  }
  if (!NAMED.has(keyword) && !INNER.has(keyword)) return sameValue(left, right, keyword);
  if (!NAMED.has(keyword) && !Array.isArray(left) && !Array.isArray(right)) {
    return alikeAt(one, other, step("", keyword), met);
  }
  const names = namesIn(left);
  if (names.join("/") !== namesIn(right).join("/")) return false;
  if (UNORDERED.has(keyword)) return pairedOff(children(one, keyword, names), children(other, keyword, names), met);
  return names.every((name) => alikeAt(one, other, step(step("", keyword), name), met));
}

function alikeAt(one: Node, other: Node, pointer: string, met: Set<string>): boolean {
  const left = one.document.at(`${one.pointer}${pointer}`);
  const right = other.document.at(`${other.pointer}${pointer}`);
  return left !== undefined && right !== undefined && alike(left, right, met);
}

function memberOf({ schema }: Node, keyword: string): Json | undefined {
  return isObject(schema) ? schema[keyword] : undefined;
}

/** Names or indices of the schemas that a keyword holds. */
function namesIn(value: Json | undefined): readonly string[] {
  return Object.keys(value ?? {}).sort();
}

function children(node: Node, keyword: string, names: readonly string[]): readonly Node[] {
  return names.flatMap((name) => node.document.at(`${node.pointer}${step(step("", keyword), name)}`) ?? []);
}

/** Whether each of one list has a partner of its own in the other. */
function pairedOff(some: readonly Node[], others: readonly Node[], met: Set<string>): boolean {
  const left = [...others];
  return some.every((one) => {
    const at = left.findIndex((other) => {
      const trial = new Set(met);
      return alike(one, other, trial);
    });
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

function sameValue(left: Json | undefined, right: Json | undefined, keyword: string): boolean {
  return text(left, UNORDERED.has(keyword)) === text(right, UNORDERED.has(keyword));
}

/** JSON with sorted members; of a list without an order, with sorted items, each once. */
function text(value: Json | undefined, unordered = false): string {
  if (Array.isArray(value)) {
    const items = value.map((item: Json) => text(item));
    return `[${(unordered ? [...new Set(items)].sort() : items).join()}]`;
  }
  if (!isObject(value))
    return unordered && typeof value === "string" ? `[${JSON.stringify(value)}]` : (JSON.stringify(value) ?? "");
  const members = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${text(value[name])}`);
  return `{${members.join()}}`;
}
