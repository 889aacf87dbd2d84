import type { Json } from "../../json.ts";

/** One line of a comparison of two texts. */
export interface DiffLine {
  readonly sign: "-" | "+" | " ";
  readonly text: string;
}

/** Compares two pieces of JSON line by line, as they are laid out in files; what is absent has no lines. */
export function diffLines(old: Json | undefined, now: Json | undefined): readonly DiffLine[] {
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

function linesOf(value: Json | undefined): readonly string[] {
  return value === undefined ? [] : JSON.stringify(value, undefined, 2).split("\n");
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
