import type { Fuzzed } from "./fuzz.ts";

/** Columns: the longest name of a kind, the digits of a count, and the codes of one kind. */
const WIDTHS = [37, 9, 9, 9, 68] as const;

/** The head of the table that a run prints, for a terminal or a document. */
export function headOfTable(): string {
  const rule = WIDTHS.map((width, column) => `${"-".repeat(width + 1)}${isNumber(column) ? ":" : "-"}`);
  return `${line(["kind of input", "inputs", "crashes", "accepted", "rejected or told as what they are"])}\n|${rule.join("|")}|`;
}

/** What one kind came to. */
export function rowOf({ kind, tried, verdicts, broken }: Fuzzed): string {
  const rejected = [...verdicts].filter(([verdict]) => verdict !== "accepted");
  const codes = rejected
    .toSorted(([, one], [, other]) => other - one)
    .map(([code, count]) => `${code} ${number(count)}`);
  return row(kind, tried, broken === undefined ? 0 : 1, verdicts.get("accepted") ?? 0, codes.join(", "));
}

/** The sums of all kinds. */
export function sumOf(all: readonly Fuzzed[]): string {
  const sum = (of: (one: Fuzzed) => number): number => all.reduce((total, one) => total + of(one), 0);
  const tried = sum((one) => one.tried);
  const accepted = sum(({ verdicts }) => verdicts.get("accepted") ?? 0);
  const crashes = all.filter(({ broken }) => broken !== undefined).length;
  return row("all", tried, crashes, accepted, number(tried - accepted));
}

function row(kind: string, tried: number, crashes: number, accepted: number, rejected: string): string {
  return line([kind, number(tried), number(crashes), number(accepted), rejected]);
}

function line(cells: readonly string[]): string {
  const padded = WIDTHS.map((width, column) => {
    const cell = cells[column] ?? "";
    return isNumber(column) ? cell.padStart(width) : cell.padEnd(width);
  });
  return `| ${padded.join(" | ")} |`;
}

function isNumber(column: number): boolean {
  return column > 0 && column < WIDTHS.length - 1;
}

function number(count: number): string {
  return count.toLocaleString("en");
}
