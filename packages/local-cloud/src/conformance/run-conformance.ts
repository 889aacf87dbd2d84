import { StreambridgeError } from "@streambridge/errors";
import { printDifferences } from "./print.ts";
import { readCases } from "./read-cases.ts";
import type { Verdict } from "./verdict.ts";

const USAGE = "Usage: pnpm conformance FILE|DIR ...";

/**
 * Runs every case of the paths and prints how each file fared, with the first differences of each case that differs.
 *
 * @param print takes one line.
 * @throws StreambridgeError `USAGE` without a path, `CASES_UNREADABLE`, and at the end `CASES_DIFFER` when a case differs.
 */
export async function runConformance(paths: readonly string[], print: (line: string) => void): Promise<void> {
  if (paths.length === 0) throw new StreambridgeError("USAGE", "no file and no folder is given", { mend: USAGE });
  const files = paths.flatMap((path) => readCases(path));
  const verdicts: Verdict[] = [];
  for (const { file, cases } of files) {
    if (cases.length === 0) {
      print(`${file}: left out, it holds no case`);
      continue;
    }
    const ofFile: Verdict[] = [];
    for (const one of cases) ofFile.push(await one.run());
    const differing = ofFile.filter(({ differences }) => differences.length > 0);
    print(`${file}: ${sum(ofFile)}`);
    for (const verdict of differing) for (const line of printDifferences(verdict)) print(line);
    verdicts.push(...ofFile);
  }
  print(sum(verdicts));
  if (verdicts.some(({ differences }) => differences.length > 0)) {
    throw new StreambridgeError("CASES_DIFFER", "the local cloud does something else than cases expect");
  }
}

function sum(verdicts: readonly Verdict[]): string {
  const agree = verdicts.filter(({ differences }) => differences.length === 0).length;
  return `${agree} of ${verdicts.length} agree, ${verdicts.length - agree} differ`;
}
