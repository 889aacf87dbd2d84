import { parseTree, type Node } from "jsonc-parser";
import { step } from "../json.ts";

/** A place in a text, both counted from 1, as editors show them. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * Where a JSON pointer leads in the text of a file: to the name of a member, or to an element. What is not there is
 * shown at the innermost place that is.
 */
export function locate(text: string, pointer: string): Position {
  let node = parseTree(text);
  let offset = node?.offset ?? 0;
  for (const escaped of pointer.split("/").slice(1)) {
    const found = node && below(node, escaped.replaceAll("~1", "/").replaceAll("~0", "~"));
    if (found === undefined) break;
    ({ node, offset } = found);
  }
  return positionAt(text, offset);
}

/** The line and column of an offset. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
}

/** A member whose name an earlier one of the same object has. */
export interface Duplicate extends Position {
  readonly pointer: string;
  readonly name: string;
}

/** Names that an object gives twice: `JSON.parse` keeps the last in silence, other languages the first. */
export function duplicatesIn(text: string): readonly Duplicate[] {
  const found: Duplicate[] = [];
  const visit = (node: Node, at: string): void => {
    const names = new Set<string>();
    for (const [index, child] of (node.children ?? []).entries()) {
      const name = node.type === "object" ? nameOf(child) : String(index);
      const pointer = step(at, name);
      if (names.has(name)) found.push({ pointer, name, ...positionAt(text, child.offset) });
      names.add(name);
      const value = node.type === "object" ? child.children?.[1] : child;
      if (value !== undefined) visit(value, pointer);
    }
  };
  const root = parseTree(text);
  if (root !== undefined) visit(root, "");
  return found;
}

function below(node: Node, key: string): { readonly node: Node | undefined; readonly offset: number } | undefined {
  const children = node.children ?? [];
  if (node.type === "array") {
    const element = children[Number(key)];
    return element && { node: element, offset: element.offset };
  }
  // Of a name that is given twice the last counts, as for JSON.parse.
  const member = node.type === "object" ? children.findLast((child) => nameOf(child) === key) : undefined;
  return member && { node: member.children?.[1], offset: member.offset };
}

function nameOf(member: Node): string {
  return String(member.children?.[0]?.value);
}
