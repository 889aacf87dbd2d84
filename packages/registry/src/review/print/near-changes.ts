import type { DiffLine } from "./diff-lines.ts";

/** Lines that stay the same and are shown on either side of a change. */
const CONTEXT = 3;

/**
 * The lines of a comparison that changed, with some that did not on either side of them. Where others were left out a line
 * says how many, so that the change is seen at once, wherever in a long schema it is.
 */
export function nearChanges(lines: readonly DiffLine[]): readonly DiffLine[] {
  const near = (index: number) =>
    lines.slice(Math.max(0, index - CONTEXT), index + CONTEXT + 1).some(({ sign }) => sign !== " ");
  const shown: DiffLine[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const [start, line] = [index, lines[index]];
    while (index < lines.length && !near(index)) index += 1;
    const left = index - start;
    // A line that says that one line is missing takes as much room as the line.
    if (left > 1) shown.push({ sign: " ", text: `… ${left} lines as they were` });
    if (left === 1 && line !== undefined) shown.push(line);
    const next = lines[index];
    if (next !== undefined) shown.push(next);
  }
  return shown;
}
