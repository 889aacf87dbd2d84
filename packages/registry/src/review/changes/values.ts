import type { Json } from "../../json.ts";
import type { Change } from "./change.ts";
import { keywordChange, keywordEdit } from "./keyword-change.ts";
import { keywordOf, type Node } from "./node.ts";
import type { Pair } from "./pair.ts";

/** The values that both schemas list for one place; undefined where one lists none. */
export interface Values {
  readonly before: readonly Json[] | undefined;
  readonly after: readonly Json[] | undefined;
}

/** The change of a list of values (`enum`, or `const` as a list of one), when `tell` has something to say of it. */
export function valueChanges(pair: Pair, tell: (values: Values) => string | undefined): readonly Change[] {
  const [before, after] = [listOf(pair.old), listOf(pair.now)];
  if (before === undefined && after === undefined) return [];
  const what = tell({ before: before?.values, after: after?.values });
  if (what === undefined) return [];
  const change = keywordChange(pair, before?.keyword ?? after?.keyword ?? "enum", what);
  const now = keywordChange(pair, after?.keyword ?? before?.keyword ?? "enum", what).now;
  const keywords = new Set([before?.keyword, after?.keyword].filter((keyword) => keyword !== undefined));
  return [{ ...change, now, edits: [...keywords].map((keyword) => keywordEdit(pair, keyword)) }];
}

function listOf(node: Node): { readonly keyword: string; readonly values: readonly Json[] } | undefined {
  const list = keywordOf(node, "enum");
  if (list !== undefined && Array.isArray(list.value)) return { keyword: "enum", values: list.value };
  const constant = keywordOf(node, "const");
  return constant && { keyword: "const", values: [constant.value] };
}
