import { stepsOf } from "../../readers/field-path.ts";
import type { FilePlace } from "../finding.ts";

/** One line of a comparison of two texts. */
export interface DiffLine {
  readonly sign: "-" | "+" | " ";
  readonly text: string;
}

/** What stands at a place, as far as a comparison needs it. */
export type Side = Pick<FilePlace, "pointer" | "fragment">;

/** Compares what stands at two places line by line, as it is laid out in files; what is absent has no lines. */
export function diffLines(old: Side | undefined, now: Side | undefined): readonly DiffLine[] {
  const [before, after] = [linesOf(old), linesOf(now)];
  const common = longestCommon(before, after);
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  for (const [atOld, atNow] of [...common, [before.length, after.length] as const]) {
    for (; i < atOld; i++) lines.push({ sign: "-", text: before[i] ?? "" });
    for (; j < atNow; j++) lines.push({ sign: "+", text: after[j] ?? "" });
    if (i < before.length && j < after.length) lines.push({ sign: " ", text: before[i] ?? "" });
    [i, j] = [atOld + 1, atNow + 1];
  }
  return lines;
}

/** The lines of a fragment; the member of an object begins with its name. */
function linesOf(side: Side | undefined): readonly string[] {
  if (side?.fragment === undefined) return [];
  const text = JSON.stringify(side.fragment, undefined, 2);
  const name = stepsOf(side.pointer).at(-1);
  const isNamed = name !== undefined && !/^\d+$/.test(name);
  return (isNamed ? `${JSON.stringify(name)}: ${text}` : text).split("\n");
}

/** The places of the longest list of lines that both have, in order. */
function longestCommon(before: readonly string[], after: readonly string[]): readonly (readonly [number, number])[] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const row = lengths[i];
      if (row !== undefined)
        row[j] = before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const found: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < before.length && j < after.length;) {
    if (before[i] === after[j]) found.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return found;
}
