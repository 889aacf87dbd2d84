import type { Verdict } from "../verdict.ts";
import type { Recording } from "./recording.ts";
import { scenarioOf } from "./run-recording.ts";

/** A recording and what became of it. */
export interface Replayed {
  readonly recording: Recording;
  readonly verdict: Verdict;
}

/**
 * The table of all recordings: what happens in each and whether the local cloud agrees. Recordings of one test that differ
 * in its parameter alone stand in one row.
 */
export function tableOf(replayed: readonly Replayed[]): string {
  const rows = new Map<string, { readonly cells: readonly string[]; count: number }>();
  for (const one of replayed) {
    const cells = [testOf(one.recording), scenarioOf(one.recording)?.scenario ?? "", outcomeOf(one)];
    const row = rows.get(cells.join("|"));
    if (row) row.count++;
    else rows.set(cells.join("|"), { cells, count: 1 });
  }
  const lines = [...rows.values()].map(({ cells: [test = "", scenario = "", outcome = ""], count }) => [
    count === 1 ? `\`${test}\`` : `\`${test}\` (${count})`,
    scenario,
    outcome,
  ]);
  return [["recording", "scenario", "result"], ["---", "---", "---"], ...lines.toSorted(byFirst)]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

function byFirst([left = ""]: readonly string[], [right = ""]: readonly string[]): number {
  return left < right ? -1 : 1;
}

/** File and name of the test, without its class and its parameter. */
function testOf({ test }: Recording): string {
  const [file = "", ...names] = test.replace(/\[[\s\S]*$/, "").split("::");
  return `${file.replace(/^test_(lambda_integration_)?/, "")}: ${(names.at(-1) ?? "").replace(/^test_/, "")}`;
}

function outcomeOf({ recording, verdict: { leftOut, differences } }: Replayed): string {
  if (leftOut !== undefined) return `not replayed: ${leftOut}`;
  if (differences.length > 0) return `differs at ${differences.map(({ path }) => path).join(", ")}`;
  const parts = notComparedIn(recording);
  return parts.length === 0 ? "passes" : `passes; not compared: ${parts.join(", ")}`;
}

/** What of a recording is not compared, each kind once. */
function notComparedIn(recording: Recording): readonly string[] {
  const replay = scenarioOf(recording);
  const leavesOut = (replay && "run" in replay && replay.leavesOut) || {};
  const parts = Object.keys(recording.content).flatMap((key) => leavesOut[key] ?? []);
  return [...new Set(parts)];
}
