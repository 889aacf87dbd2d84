import type { Out } from "../../local/screen/paint.ts";

/** A JSON document with a list that may be larger than memory, or than one text can be. */
export interface ListDocument {
  /** What stands before the list. */
  readonly head: Readonly<Record<string, unknown>>;
  readonly name: string;
  readonly items: AsyncIterable<unknown>;
  /** What stands after it. */
  readonly tail: Readonly<Record<string, unknown>>;
}

/**
 * Writes one JSON document, the list item by item as they come. Where an item cannot be had the document ends there: a reader
 * must not take a part for the whole. Rejects as `items` does.
 */
export async function writeList(out: Out, { head, name, items, tail }: ListDocument): Promise<void> {
  out.write(`{${fieldsOf(head)}\n  ${JSON.stringify(name)}: [`);
  let isFirst = true;
  for await (const item of items) {
    out.write(`${isFirst ? "" : ","}\n    ${textOf(item, "    ")}`);
    isFirst = false;
  }
  out.write(`${isFirst ? "" : "\n  "}],${fieldsOf(tail).replace(/,$/, "")}\n}\n`);
}

function fieldsOf(fields: Readonly<Record<string, unknown>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `\n  ${JSON.stringify(name)}: ${textOf(value, "  ")},`)
    .join("");
}

/** JSON writes no line break within a text, so each is one of its layout. */
function textOf(value: unknown, indent: string): string {
  return JSON.stringify(value, undefined, 2).replaceAll("\n", `\n${indent}`);
}
