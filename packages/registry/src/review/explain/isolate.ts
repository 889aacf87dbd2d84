import { StreambridgeError } from "@streambridge/errors";
import { compareSchemas } from "../../compare/compare.ts";
import type { Direction, Evidence, Verdict } from "../../compare/verdict.ts";
import { compileWritten } from "../../compare/load/compile.ts";
import type { Json, JsonObject } from "../../json.ts";
import { applyEdits } from "../changes/apply-edits.ts";
import type { RuledChange } from "../changes/change.ts";
import type { Version } from "../history.ts";

/** A change that has the verdict of the whole when it is looked at alone. */
export interface Guilty {
  readonly change: RuledChange;
  readonly verdict: Verdict;
}

/** Both versions, and one direction of comparing them. */
export interface Question {
  readonly old: Version;
  readonly now: Version;
  readonly direction: Direction;
}

/**
 * Judges each change by itself, so that every finding has an event that shows this one and not another. Forward, the old
 * schema gets all other changes, so that the new one emits; backward, it gets this one alone, so that the old one emits.
 */
export async function isolate(question: Question, changes: readonly RuledChange[]): Promise<readonly Guilty[]> {
  const judged = await Promise.all(
    changes.map(async (change) => ({ change, verdict: await judgeAlone(question, change, changes) })),
  );
  return judged.flatMap(({ change, verdict }) =>
    verdict === undefined || verdict.verdict === "safe" ? [] : [{ change, verdict }],
  );
}

async function judgeAlone(
  { old, now, direction }: Question,
  change: RuledChange,
  changes: readonly RuledChange[],
): Promise<Verdict | undefined> {
  const others = changes.filter((other) => other !== change);
  const edits = direction === "forward" ? others : [change];
  const between = applyEdits(
    old.schema,
    edits.flatMap((edited) => edited.edits),
    now.schema,
  );
  const [from, to] = direction === "forward" ? [between, now.schema] : [old.schema, between];
  try {
    const comparison = await compareSchemas(from, to, { examples: examplesOf(old, now) });
    return comparison[direction];
  } catch (thrown) {
    // Half of a change need not be a schema that Ajv compiles; then it says nothing about that half.
    if (thrown instanceof StreambridgeError && thrown.code === "SCHEMA_INVALID") return undefined;
    throw thrown;
  }
}

/** Events of both versions that people know. */
export function examplesOf(...versions: readonly Version[]): readonly Json[] {
  return versions.flatMap(({ event }) => (Array.isArray(event.schema["examples"]) ? event.schema["examples"] : []));
}

/** Whether the versions as they are answer an event as its evidence says. */
export function holds({ old, now, direction }: Question, { witness }: Evidence): boolean {
  const [emitting, receiving] = direction === "forward" ? [now, old] : [old, now];
  return accepts(emitting, witness) && !accepts(receiving, witness);
}

function accepts({ schema }: Version, event: Json): boolean {
  const known = compiled.get(schema) ?? compileWritten(schema, "old", "2020-12").accepts;
  compiled.set(schema, known);
  return known(event);
}

/** Compiled as the judge does it: what was released long ago need not hold the rules of today. */
const compiled = new WeakMap<JsonObject, (event: Json) => boolean>();
