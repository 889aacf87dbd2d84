import { isObject, type Json } from "../json.ts";
import type { CompareOptions } from "./compare.ts";
import { judge } from "./judge.ts";
import { namedDialect } from "./load/dialect.ts";
import type { Document } from "./load/document.ts";
import { load } from "./load/load.ts";
import { listOf } from "./load/reading.ts";
import { composedExample } from "./witness/composed.ts";
import { SIDES, type Comparison, type Direction, type Side, type Verdict } from "./verdict.ts";

/** The two questions, in the order in which they are asked. */
export const DIRECTIONS = ["forward", "backward"] as const satisfies readonly Direction[];

/**
 * Compares on this very thread, without a limit of time or memory; each answer is told as soon as it is there. For the
 * thread behind `compareSchemas`, and for tests.
 *
 * Throws SCHEMA_INVALID with `detail: { side, pointer }` when a schema does not compile, and RangeError when one is too large
 * or too deep for the stack.
 */
export function compareHere(
  old: Json,
  next: Json,
  { dialect, examples = [], strictOpen = false }: CompareOptions = {},
  tell: (direction: Direction, verdict: Verdict) => void = () => undefined,
): Comparison {
  const named = { old: dialect ?? namedDialect(old, "old"), new: dialect ?? namedDialect(next, "new") };
  const documents: Record<Side, Document> = {
    old: load(old, "old", named.old ?? named.new ?? "2020-12"),
    new: load(next, "new", named.new ?? named.old ?? "2020-12"),
  };
  const own = { old: examplesIn(old, documents.old), new: examplesIn(next, documents.new) };
  const answers = DIRECTIONS.map((direction): readonly [Direction, Verdict] => {
    // What the emitting side shows as its own comes first: a witness is an event of that side.
    const { emitting, receiving } = SIDES[direction];
    const known = [...examples, ...own[emitting], ...own[receiving]];
    const verdict = judge(documents, direction, { examples: known, strictOpen });
    tell(direction, verdict);
    return [direction, verdict];
  });
  return Object.fromEntries(answers) as unknown as Comparison;
}

/** The examples of a schema; of one that brings none as a whole, one that is made of those of its parts. */
function examplesIn(schema: Json, document: Document): readonly Json[] {
  const examples = isObject(schema) ? listOf(schema["examples"]) : [];
  const composed = examples.length > 0 ? undefined : composedExample(document);
  return composed === undefined ? examples : [composed];
}
