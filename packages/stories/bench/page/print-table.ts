import type { Line } from "./lines.ts";

/** The table as text for a terminal. */
export function tableOf(lines: readonly Line[]): string {
  const shown = [{ what: "what", goal: "goal", measured: "measured" }, ...lines];
  const width = (column: "what" | "goal"): number => Math.max(...shown.map((line) => line[column].length));
  const [first, second] = [width("what"), width("goal")];
  return shown
    .map(({ what, goal, measured }) => `${what.padEnd(first)}  ${goal.padEnd(second)}  ${measured}`)
    .join("\n");
}
