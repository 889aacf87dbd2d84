import { isObject, type JsonObject } from "../../../json.ts";
import type { Node } from "../../load/document.ts";
import { listOf } from "../../load/reading.ts";
import { branches, targetOf } from "../knowledge.ts";

/**
 * Keywords of which only the event decides what they evaluate. Ajv 8.20 then counts items wrongly: all as one, and none as
 * all. See `unevaluatedItems` in its source.
 */
const BY_THE_EVENT = ["anyOf", "oneOf", "if", "dependentSchemas"];

/** Keywords for which Ajv has no rule: it passes over a schema that has no others. */
const WITHOUT_RULE = new Set(
  "$id $schema $anchor $defs title description default deprecated readOnly writeOnly examples".split(" "),
);

/**
 * How many items are evaluated beside a schema's `unevaluatedItems`, from the first one on; Infinity for all of them, as
 * with `items` and, in Ajv 8.20, with a `contains` that asks for something. Undefined where that depends on the event, on
 * what only Ajv knows, or on a schema that comes back to this one.
 */
export function evaluatedItems(node: Node): number | undefined {
  return evaluatedBy(node, node);
}

function evaluatedBy(node: Node, outermost: Node): number | undefined {
  const { schema } = node;
  if (!isObject(schema)) return 0;
  if (BY_THE_EVENT.some((keyword) => schema[keyword] !== undefined)) return undefined;
  if (schema["items"] !== undefined) return Infinity;
  const contained = evaluatedByContains(schema);
  if (contained !== 0) return contained;
  if (schema["unevaluatedItems"] !== undefined && node !== outermost) return Infinity;
  const reference = schema["$ref"];
  const target = typeof reference === "string" ? targetOf(node, reference) : undefined;
  if (target !== undefined && !standsAlone(target, outermost)) return undefined;
  const parts = [...branches(node, "allOf"), ...(target === undefined ? [] : [target])];
  const counts = parts.map((part) => evaluatedBy(part, outermost));
  const known = counts.filter((count) => count !== undefined);
  return known.length < counts.length ? undefined : Math.max(listOf(schema["prefixItems"]).length, ...known);
}

/**
 * Ajv 8.20 counts all items behind a `contains`, whichever it finds; but none where it leaves the keyword out. It does so
 * where none is asked for, and where any item will do, which is not seen here of every schema (`$comment` is a rule to Ajv).
 */
function evaluatedByContains({ contains, minContains, maxContains }: JsonObject): number | undefined {
  if (contains === undefined || (minContains === 0 && maxContains === undefined)) return 0;
  const asks = isObject(contains) ? Object.keys(contains).some((key) => !WITHOUT_RULE.has(key)) : contains === false;
  return asks ? Infinity : undefined;
}

/** Whether a schema refers to nothing, and is not around the one that refers to it. */
function standsAlone({ pointer, schema }: Node, from: Node): boolean {
  return !JSON.stringify(schema).includes('"$ref"') && !`${from.pointer}/`.startsWith(`${pointer}/`);
}
