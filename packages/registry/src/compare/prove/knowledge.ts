import { isObject, step, type Json, type JsonObject } from "../../json.ts";
import { FLATTEN_DEPTH } from "../limits.ts";
import type { Node } from "../load/document.ts";
import { factOf } from "../load/load.ts";
import { listOf, membersOf, pointerIn, textsOf } from "../load/reading.ts";
import { perKnowledge } from "./per-knowledge.ts";
import { keywordsOf } from "./same.ts";
import { Unsupported } from "./unsupported.ts";

/** One thing that is known of a value: that a schema accepts it, or that it refuses it. */
export interface Known {
  readonly id: string;
  readonly node: Node;
  /** The schema refuses the value. */
  readonly refused?: true;
  /** It is this keyword of the schema that refuses it; absent where it may be any. */
  readonly by?: string;
  /** Keywords that were taken apart into cases, each with the branch of this case; they say nothing more themselves. */
  readonly cut?: Readonly<Record<string, number>>;
}

/** Everything that is known of one value. */
export interface Knowledge {
  readonly entries: readonly Known[];
  /** Nothing can be known to be so: one schema is `false`. */
  readonly impossible: boolean;
  /** The same for the same knowledge. */
  readonly key: string;
}

/** A schema that is known to accept a value, or something known already. */
export type Part = Node | Known;

/** Brings schemas that hold together into one list: references are followed, `allOf` and what a present property asks for are added. */
export function know(parts: readonly Part[]): Knowledge {
  const entries = new Map<string, Known>();
  for (const part of parts) {
    if (!("id" in part)) flatten(part, entries, []);
    else entries.set(part.id, part);
    const twice = "id" in part && part.refused === true ? refusedTwice(part.node) : undefined;
    if (twice !== undefined) flatten(twice, entries, []);
  }
  addDependents(entries);
  const list = [...entries.values()];
  return {
    entries: list,
    impossible: list.some(({ node, refused }) => node.schema === (refused === true)),
    key: list
      .map(({ id }) => id)
      .sort()
      .join(" "),
  };
}

/** Knowledge with something added. */
export function also({ entries }: Knowledge, ...parts: readonly Part[]): Knowledge {
  return know([...entries, ...parts]);
}

/** That a schema refuses the value. */
export function refusedBy(node: Node): Known {
  return { id: `!${idOf(node)}`, node, refused: true };
}

/** That one keyword of a schema refuses the value. */
export function refusedAt(node: Node, by: string): Known {
  return { id: `!${idOf(node)}!${by}`, node, refused: true, by };
}

/** One entry with a keyword taken apart: in this case its branch `branch` holds. */
export function cutAt(known: Known, keyword: string, branch: number): Known {
  return { ...known, id: `${known.id}~${keyword}${branch}`, cut: { ...known.cut, [keyword]: branch } };
}

/** A name for a node among all documents of a comparison. */
export function idOf({ document, pointer }: Node): string {
  return `${document.id}#${pointer}`;
}

const facts = new Map<string, Node>();

/** A schema that is made here to state a fact; the same schema is the same node. */
export function fact(schema: JsonObject | false): Node {
  const text = JSON.stringify(schema);
  const known = facts.get(text) ?? factOf(schema, text);
  if (facts.size > 2000) facts.clear();
  facts.set(text, known);
  return known;
}

/** The entries in which a keyword holds, each with its value. */
export function holding(
  knowledge: Knowledge,
  keyword: string,
): readonly { readonly known: Known; readonly value: Json }[] {
  return knowledge.entries.flatMap((known) => {
    const { schema } = known.node;
    if (known.refused === true || known.cut?.[keyword] !== undefined || !isObject(schema)) return [];
    const value = schema[keyword];
    return value === undefined ? [] : [{ known, value }];
  });
}

/** The schema that a node has under a keyword, and under a name or index there. */
export function within(node: Node, keyword: string, name?: string | number): Node {
  const pointer = name === undefined ? step(node.pointer, keyword) : step(step(node.pointer, keyword), name);
  const found = node.document.at(pointer);
  if (found === undefined) throw new Unsupported(`${pointer} holds no schema`, node);
  return found;
}

/** The schemas that a keyword holds in a list, or the one that it holds. */
export function branches(node: Node, keyword: string): readonly Node[] {
  const value = isObject(node.schema) ? node.schema[keyword] : undefined;
  return listOf(value).map((_branch, index) => within(node, keyword, index));
}

/** What is known to be refused: by a case that was taken, or by `not`. Of a union, each branch is. */
export const refusals = perKnowledge((knowledge): readonly Node[] => {
  const taken = knowledge.entries.filter(({ refused, by }) => refused === true && by === undefined);
  const not = holding(knowledge, "not").map(({ known }) => within(known.node, "not"));
  return [...taken.map(({ node }) => node), ...not].flatMap((node) => refusedWith(node, FLATTEN_DEPTH));
});

/** What is refused where a schema is: itself, or what it does no more than refer to or unite. */
function refusedWith(node: Node, depth: number): readonly Node[] {
  const schema = isObject(node.schema) ? node.schema : {};
  const [only, ...others] = keywordsOf(node);
  if (only === undefined || others.length > 0 || depth === 0) return [node];
  const reference = schema["$ref"];
  if (typeof reference === "string") return refusedWith(targetOf(node, reference), depth - 1);
  const united = only === "anyOf" || (only === "allOf" && listOf(schema["allOf"]).length === 1) ? only : undefined;
  if (united === undefined) return [node];
  return branches(node, united).flatMap((branch) => refusedWith(branch, depth - 1));
}

/** What holds where the refused schema does no more than refuse something. */
function refusedTwice(node: Node): Node | undefined {
  return keywordsOf(node).join(" ") === "not" ? within(node, "not") : undefined;
}

/** What a reference leads to. */
export function targetOf(node: Node, reference: string): Node {
  const target = node.document.at(pointerIn(reference));
  if (target === undefined) throw new Unsupported(`the reference ${reference}`, node);
  return target;
}

const NEVER: Known = { id: "never", node: fact(false) };

function flatten(node: Node, entries: Map<string, Known>, path: readonly Node[]): void {
  if (node.schema === true) return;
  // Ajv exhausts the stack on a schema that comes back to itself here, so nothing that reaches it is ever accepted.
  if (path.includes(node)) return void entries.set(NEVER.id, NEVER);
  if (path.length > FLATTEN_DEPTH) throw new Unsupported("references that follow one another so often", node);
  const id = idOf(node);
  if (entries.has(id)) return;
  entries.set(id, { id, node });
  if (!isObject(node.schema)) return;
  const inner = [...path, node];
  const reference = node.schema["$ref"];
  if (typeof reference === "string") flatten(targetOf(node, reference), entries, inner);
  const twice = isObject(node.schema["not"]) ? refusedTwice(within(node, "not")) : undefined;
  if (twice !== undefined) flatten(twice, entries, inner);
  for (const part of branches(node, "allOf")) flatten(part, entries, inner);
}

/** A required property brings the schemas that depend on it. */
function addDependents(entries: Map<string, Known>): void {
  for (let before = -1; before < entries.size;) {
    before = entries.size;
    const schemas = [...entries.values()].filter(({ refused }) => refused !== true).map(({ node }) => node);
    const required = new Set(schemas.flatMap(({ schema }) => textsOf(membersOf(schema)["required"])));
    for (const node of schemas) {
      const dependents = Object.keys(membersOf(membersOf(node.schema)["dependentSchemas"]));
      const called = dependents.filter((name) => required.has(name) && speaksOfObjects(schemas));
      for (const name of called) flatten(within(node, "dependentSchemas", name), entries, [node]);
    }
  }
}

/** `required` says nothing of a value that is no object, so neither does what depends on it. */
function speaksOfObjects(schemas: readonly Node[]): boolean {
  return schemas.some(({ schema }) => membersOf(schema)["type"] === "object");
}
