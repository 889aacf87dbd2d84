import { StreambridgeError } from "@streambridge/errors";
import { DIRECTIONS } from "../compare-here.ts";
import { SIDES, type Comparison, type Direction, type Verdict } from "../verdict.ts";
import { ask, type Question } from "../bench/questions.ts";
import { freshJudge } from "../fuzz/fresh-judge.ts";
import { REASONS } from "./reasons.ts";

/** What a run over published cases gave, counted in directions. */
export interface Run {
  /** Directions in which both schemas compile. */
  readonly directions: number;
  readonly unknown: readonly string[];
  /** Answers that an observed witness refutes; there must be none. */
  readonly contradicted: readonly string[];
  readonly disagreements: readonly Disagreement[];
}

/** A verdict of ours that differs from the publisher's. */
export interface Disagreement {
  readonly id: string;
  readonly direction: Direction;
  readonly publisher: boolean;
  readonly ours: Verdict["verdict"];
  readonly reason: string;
}

/** Asks every published question and sets the answers against what the publisher says and what was observed. */
export function runPublished(questions: readonly Question[]): Run {
  const unknown: string[] = [];
  const contradicted: string[] = [];
  const disagreements: Disagreement[] = [];
  let directions = 0;
  for (const question of questions) {
    const comparison = compared(question);
    if (comparison === undefined) continue;
    for (const direction of DIRECTIONS) {
      const verdict = comparison[direction];
      directions += 1;
      if (verdict.verdict === "unknown") unknown.push(`${question.id} ${direction}`);
      if (isContradicted(question, direction, verdict)) contradicted.push(`${question.id} ${direction}`);
      disagreements.push(...disagreementOf(question, direction, verdict));
    }
  }
  return { directions, unknown, contradicted, disagreements };
}

/** The disagreements as rows of a table in Markdown. */
export function tableOf({ disagreements }: Run): string {
  const rows = disagreements.map(
    ({ id, direction, publisher, ours, reason }) =>
      `| ${id} | ${direction} | ${publisher ? "safe" : "breaks"} | ${ours} | ${reason} |`,
  );
  return ["| case | direction | publisher | here | why |", "| --- | --- | --- | --- | --- |", ...rows].join("\n");
}

function compared(question: Question): Comparison | undefined {
  try {
    return ask(question);
  } catch (thrown) {
    if (thrown instanceof StreambridgeError && thrown.code === "SCHEMA_INVALID") return undefined;
    throw thrown;
  }
}

function isContradicted({ published, old, next, dialect }: Question, direction: Direction, verdict: Verdict): boolean {
  const observed = published?.observed[direction];
  if (observed?.contained === false) return verdict.verdict === "safe" || verdict.verdict === "vacuous";
  if (verdict.verdict !== "breaks") return false;
  const accepts = { old: freshJudge(old, dialect), new: freshJudge(next, dialect) };
  const { emitting, receiving } = SIDES[direction];
  return !accepts[emitting](verdict.witness) || accepts[receiving](verdict.witness);
}

function disagreementOf({ id, published }: Question, direction: Direction, verdict: Verdict): readonly Disagreement[] {
  const publisher = published?.verdict[direction];
  const ours = verdict.verdict;
  if (publisher === undefined || ours === "unknown" || publisher === (ours === "safe" || ours === "vacuous")) return [];
  // What is safe if declared is a break as written, which is what publishers judge.
  if (ours === "safe-if-declared" && !publisher) return [];
  const reason =
    "witness" in verdict ? `\`${JSON.stringify(verdict.witness)}\` ${verdict.error.message}.` : (REASONS[id] ?? "");
  return [{ id, direction, publisher, ours, reason }];
}
