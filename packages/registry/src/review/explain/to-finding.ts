import type { Evidence } from "../../compare/verdict.ts";
import { fieldAt } from "../../readers/field-path.ts";
import type { ReaderHit } from "../../readers/readers-hit.ts";
import type { Question as ReadersQuestion } from "../../readers/readers-hit.ts";
import { fieldName } from "../changes/say.ts";
import type { FilePlace, Finding } from "../finding.ts";
import { againstOf, METADATA, type PastVersion } from "../history.ts";
import { placeIn } from "../places.ts";
import { incompatible } from "../rules/incompatible.ts";
import { unknown } from "../rules/unknown.ts";
import { vacuous } from "../rules/vacuous.ts";
import type { Explanation } from "./explain.ts";
import type { Question } from "./isolate.ts";
import { sentenceOf } from "./sentence.ts";

/** Answers who reads some fields of an event type. */
export type ReadersOf = (question: ReadersQuestion) => readonly ReaderHit[];

/** One explanation as a finding, with its places in the files, who reads the field, and what to do. */
export function toFinding(
  question: Question & { readonly old: PastVersion },
  explanation: Explanation,
  readersOf: ReadersOf,
): Finding {
  const { old, now, direction } = question;
  const { verdict, change } = explanation;
  const eventType = now.event.type;
  const evidence = "witness" in verdict ? verdict : undefined;
  const pointers = change === undefined ? pointersOf(evidence) : [change.data, ...change.also];
  const field =
    change === undefined ? evidence && fieldAt(evidence.error.instancePath, evidence.witness) : fieldName(change.data);
  const { id, mend } = ruleOf(explanation);
  return {
    rule: id,
    severity: verdict.verdict === "safe-if-declared" ? "note" : "error",
    eventType,
    direction,
    verdict: verdict.verdict,
    ...(field !== undefined && { field }),
    sentence: sentenceOf(eventType, direction, explanation),
    ...placesOf(question, explanation, evidence),
    against: [againstOf(old)],
    digest: now.digest,
    ...(evidence !== undefined && { witness: { event: evidence.witness, error: evidence.error } }),
    readers:
      pointers.length === 0
        ? []
        : readersOf({ eventType, pointers, ...(change === undefined && evidence && { witness: evidence.witness }) }),
    mend: verdict.verdict === "safe-if-declared" ? [] : [mend, ...waysOut(now.event.name, eventType)],
  };
}

function pointersOf(evidence: Evidence | undefined): readonly string[] {
  return evidence === undefined ? [] : [evidence.error.instancePath];
}

function ruleOf({ change, verdict }: Explanation): { readonly id: string; readonly mend: string } {
  if (change !== undefined) return change.rule;
  if (verdict.verdict === "unknown") return unknown;
  return verdict.verdict === "vacuous" ? vacuous : incompatible;
}

/** The places that the change names, else those that the verdict names, else the tops of both files. */
function placesOf(
  { old, now }: Question,
  { change, verdict }: Explanation,
  evidence: Evidence | undefined,
): { readonly old: FilePlace; readonly now: FilePlace } {
  const named = [evidence?.receiving, evidence?.emitting, "place" in verdict ? verdict.place : undefined];
  const pointerOn = (side: "old" | "new") => named.find((place) => place?.side === side)?.pointer ?? "";
  return {
    old: placeIn(old, change?.old ?? pointerOn("old")),
    now: placeIn(now, change?.now ?? pointerOn("new")),
  };
}

/** What is always left when a change must be. */
function waysOut(name: string, eventType: string): readonly string[] {
  const exemption = `Or let it pass for a while: \`streambridge schema exempt ${eventType} --reason WHY --owner TEAM --expires YYYY-MM-DD\``;
  if (eventType === METADATA) return [exemption];
  return [`Or put the change into a new major beside this one: \`streambridge schema new-version ${name}\``, exemption];
}
