import { isObject } from "../../../json.ts";
import type { Node } from "../../load/document.ts";
import { membersOf } from "../../load/reading.ts";
import { branches, targetOf, within, type Known } from "../knowledge.ts";

/** Names of properties that other keywords have spoken of, as `unevaluatedProperties` counts them. */
export interface Evaluated {
  readonly names: ReadonlySet<string>;
  readonly patterns: ReadonlySet<string>;
  /** Every property was spoken of. */
  readonly all: boolean;
}

/** Which of a schema's branches count. */
type Counting = (node: Node, keyword: string, branch: number) => boolean;

/** What may have been evaluated beside an entry's own `unevaluatedProperties`: every branch that is not ruled out. */
export function perhapsEvaluated({ node, cut }: Known): Evaluated {
  return collect(node, true, (owner, keyword, branch) => {
    const taken = owner === node ? cut?.[keyword] : undefined;
    if (taken === undefined) return true;
    // Of `anyOf` beside `unevaluatedProperties` the case names every branch that holds, as the bits of a number.
    return keyword === "anyOf" ? ((taken >> branch) & 1) === 1 : taken === branch;
  });
}

/** What was evaluated for certain: by the schema's own keywords, and by the branches that `counts` says hold. */
export function surelyEvaluated(node: Node, counts: Counting): Evaluated {
  return collect(node, false, counts);
}

function collect(outermost: Node, perhaps: boolean, counts: Counting): Evaluated {
  const names = new Set<string>();
  const patterns = new Set<string>();
  const seen = new Set<Node>();
  let all = false;
  const visit = (node: Node): void => {
    if (seen.has(node) || !isObject(node.schema)) return;
    seen.add(node);
    const { schema } = node;
    for (const name of Object.keys(membersOf(schema["properties"]))) names.add(name);
    for (const pattern of Object.keys(membersOf(schema["patternProperties"]))) patterns.add(pattern);
    if (schema["additionalProperties"] !== undefined) all = true;
    if (schema["unevaluatedProperties"] !== undefined && node !== outermost) all = true;
    if (typeof schema["$ref"] === "string") visit(targetOf(node, schema["$ref"]));
    for (const branch of branches(node, "allOf")) visit(branch);
    for (const branch of inPlace(node, perhaps)) if (counts(node, branch.keyword, branch.index)) visit(branch.node);
  };
  visit(outermost);
  return { names, patterns, all };
}

/** The branches at the same value: unions, conditions (then is branch 0, else is branch 1), dependent schemas. */
function* inPlace(node: Node, perhaps: boolean): Generator<{ keyword: string; index: number; node: Node }> {
  const schema = membersOf(isObject(node.schema) ? node.schema : {});
  for (const keyword of ["anyOf", "oneOf"]) {
    for (const [index, branch] of branches(node, keyword).entries()) yield { keyword, index, node: branch };
  }
  if (!perhaps) return;
  for (const [keyword, index] of [
    ["if", 0],
    ["then", 0],
    ["else", 1],
  ] as const) {
    if (schema[keyword] !== undefined) yield { keyword: "if", index, node: within(node, keyword) };
  }
  for (const name of Object.keys(membersOf(schema["dependentSchemas"]))) {
    yield { keyword: "dependentSchemas", index: 0, node: within(node, "dependentSchemas", name) };
  }
}
