import type { Json } from "../../json.ts";
import { rootOf, type Document } from "../load/document.ts";
import { listOf, membersOf } from "../load/reading.ts";
import { elementKnown, elementsIn } from "../prove/fact/elements.ts";
import { groupsOf, memberKnown, requiredIn } from "../prove/fact/members.ts";
import { typesOf } from "../prove/fact/types.ts";
import { valuesOf } from "../prove/fact/values.ts";
import { holding, know, type Knowledge } from "../prove/knowledge.ts";
import { Unsupported } from "../prove/unsupported.ts";
import { FORMAT_SAMPLES } from "./format-samples.ts";

/** Steps down to which an event is composed. */
const DEEPEST = 5;

/**
 * An event made of the examples that the parts of a schema bring, for a schema that brings none as a whole: `id` from the
 * examples of `id`, and so on. Undefined where no part brings one, or where the schema does not accept what comes of them.
 */
export function composedExample(document: Document): Json | undefined {
  if (!JSON.stringify(document.root).includes('"examples":')) return undefined;
  try {
    const composed = compose(know([rootOf(document)]), DEEPEST);
    return composed !== undefined && document.accepts(composed) ? composed : undefined;
  } catch (thrown) {
    if (thrown instanceof Unsupported) return undefined;
    throw thrown;
  }
}

function compose(known: Knowledge, depth: number): Json | undefined {
  const [example] = holding(known, "examples").flatMap(({ value }) => listOf(value));
  if (example !== undefined || depth === 0) return example;
  const [listed] = valuesOf(known) ?? [];
  if (listed !== undefined) return listed;
  const [type] = typesOf(known).possible;
  const [format] = holding(known, "format").flatMap(({ value }) => {
    return typeof value === "string" ? (FORMAT_SAMPLES[value] ?? []) : [];
  });
  if (type === "string") return format;
  if (type === "object") return composeObject(known, depth);
  const item = type === "array" ? compose(elementKnown(elementsIn(known), 0), depth - 1) : undefined;
  return item === undefined ? undefined : [item];
}

/** Every property that is declared, where something is known of it that people would write. */
function composeObject(known: Knowledge, depth: number): Json | undefined {
  const groups = groupsOf(known);
  const declared = new Set([
    ...holding(known, "properties").flatMap(({ value }) => Object.keys(membersOf(value))),
    ...requiredIn(known),
  ]);
  const members = [...declared].flatMap((name): readonly (readonly [string, Json])[] => {
    const value = compose(memberKnown(groups, name), depth - 1);
    return value === undefined ? [] : [[name, value]];
  });
  return members.length === 0 ? undefined : Object.fromEntries(members);
}
