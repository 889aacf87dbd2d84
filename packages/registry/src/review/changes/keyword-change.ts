import { step, type Json } from "../../json.ts";
import type { Change, Edit } from "./change.ts";
import { keywordOf, type Node } from "./node.ts";
import type { Pair } from "./pair.ts";

/** What both schemas say by one keyword; undefined where one says nothing. */
export interface Said {
  readonly old: Json | undefined;
  readonly now: Json | undefined;
}

/** What both schemas of a pair say by a keyword. */
export function sayOf(pair: Pair, keyword: string): Said {
  return { old: keywordOf(pair.old, keyword)?.value, now: keywordOf(pair.now, keyword)?.value };
}

/** The change of one keyword at one value, with the edit that makes it. */
export function keywordChange(pair: Pair, keyword: string, what: string): Change {
  return {
    data: pair.data,
    old: placeOf(pair.old, keyword),
    now: placeOf(pair.now, keyword),
    what,
    edits: [keywordEdit(pair, keyword)],
  };
}

/** Makes the old schema say what the new one says by a keyword. */
export function keywordEdit({ old, now }: Pair, keyword: string): Edit {
  const value = keywordOf(now, keyword)?.value;
  return { pointer: placeOf(old, keyword), ...(value !== undefined && { value }) };
}

/** Where a schema says a keyword, or would say it. */
function placeOf(node: Node, keyword: string): string {
  return keywordOf(node, keyword)?.pointer ?? step(node.pointer, keyword);
}
