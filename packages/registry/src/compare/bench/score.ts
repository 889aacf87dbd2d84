import type { Json } from "../../json.ts";
import { DIRECTIONS } from "../compare-here.ts";
import { modernise } from "../load/modernise.ts";
import type { Comparison, Direction } from "../verdict.ts";
import type { Question } from "./questions.ts";
import { toDraft07 } from "./to-draft-07.ts";
import type { Says, Tool } from "./tools/tool.ts";

/** How often a tool was right, and how it was wrong, counted in directions. */
export interface Score {
  readonly name: string;
  readonly right: number;
  /** It said safe, and a witness says otherwise: the mistake that breaks readers. */
  readonly falseSafe: number;
  /** It said breaks, and nothing can break. */
  readonly falseAlarm: number;
  readonly unknown: number;
  /** It threw, or did not take the schema. */
  readonly failed: number;
}

/** A question with what is known to be true of it. */
export interface Known {
  readonly question: Question;
  readonly truth: Partial<Record<Direction, boolean>>;
  readonly ours: Comparison;
}

type Said = Readonly<Record<Direction, boolean | undefined>> | "failed";

/** Scores our own answers; `safe-if-declared` counts as a break, since the schemas are judged as written. */
export function scoreOurs(known: readonly Known[]): Score {
  const said = known.map(({ ours }): Said => ({
    forward: plainly(ours.forward.verdict),
    backward: plainly(ours.backward.verdict),
  }));
  return score("streambridge schema compare", known, said);
}

/** Scores one tool, asked in its own dialect. */
export async function scoreTool(
  tool: Tool,
  ask: (old: Json, next: Json) => Promise<Says> | Says,
  known: readonly Known[],
): Promise<Score> {
  const said: Said[] = [];
  for (const { question } of known) {
    const inDialect = (schema: Json) => {
      const { root } = modernise(schema, question.dialect);
      return tool.dialect === "draft-07" ? toDraft07(root) : root;
    };
    try {
      said.push(await ask(inDialect(question.old), inDialect(question.next)));
    } catch {
      said.push("failed");
    }
  }
  return score(`${tool.package} ${tool.version}`, known, said);
}

function plainly(verdict: Comparison["forward"]["verdict"]): boolean | undefined {
  if (verdict === "unknown") return undefined;
  return verdict === "safe" || verdict === "vacuous";
}

function score(name: string, known: readonly Known[], said: readonly Said[]): Score {
  const count = { right: 0, falseSafe: 0, falseAlarm: 0, unknown: 0, failed: 0 };
  for (const [index, { truth }] of known.entries()) {
    const answer = said[index] ?? "failed";
    for (const direction of DIRECTIONS) {
      const truly = truth[direction];
      if (truly === undefined) {
        // Nobody knows: it counts for who says so, and for nobody else.
        if (answer !== "failed" && answer[direction] === undefined) count.unknown += 1;
        continue;
      }
      if (answer === "failed") count.failed += 1;
      else if (answer[direction] === truly) count.right += 1;
      else if (answer[direction] === true) count.falseSafe += 1;
      else count.falseAlarm += 1;
    }
  }
  return { name, ...count };
}
