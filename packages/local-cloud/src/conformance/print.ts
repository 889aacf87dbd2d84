import type { Verdict } from "./verdict.ts";

/** Differences of one case that are printed; the rest is counted. */
const SHOWN_DIFFERENCES = 3;
/** Characters of a value that are printed. */
const SHOWN_CHARACTERS = 200;

/** The lines about a case that differs: its name, and its first differences as expected and actual values. */
export function printDifferences({ name, differences }: Verdict): readonly string[] {
  const shown = differences
    .slice(0, SHOWN_DIFFERENCES)
    .flatMap(({ path, expected, actual }) => [
      `    at ${path === "" ? "the whole" : path}`,
      `      expected  ${show(expected)}`,
      `      came      ${show(actual)}`,
    ]);
  const more = differences.length - SHOWN_DIFFERENCES;
  return [`  differs: ${name}`, ...shown, ...(more > 0 ? [`    and ${more} more`] : [])];
}

function show(value: unknown): string {
  const text = value === undefined ? "nothing" : JSON.stringify(value);
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)} ...` : text;
}
