import { StreambridgeError } from "@streambridge/errors";
import { printDifferences } from "./print.ts";
import { readCases, type CaseFile } from "./read-cases.ts";
import { createRooms, type Rooms } from "./recordings/rooms/rooms.ts";
import type { Case, Verdict } from "./verdict.ts";

/** Takes one line. */
export type Print = (line: string) => void;

const USAGE = "Usage: pnpm conformance FILE|DIR ...";

/**
 * Runs every case of the paths and prints how each file fared, with the first differences of each case that differs.
 *
 * @throws StreambridgeError `USAGE` without a path, `CASES_UNREADABLE`, and at the end `CASES_DIFFER` when a case differs.
 */
export async function runConformance(paths: readonly string[], print: Print): Promise<void> {
  if (paths.length === 0) throw new StreambridgeError("USAGE", "no file and no folder is given", { mend: USAGE });
  const files = paths.flatMap((path) => readCases(path));
  const rooms = createRooms();
  try {
    const verdicts: Verdict[] = [];
    for (const file of files) verdicts.push(...(await runFile(file, rooms, print)));
    print(sum(verdicts));
    if (verdicts.some(({ differences }) => differences.length > 0)) {
      throw new StreambridgeError("CASES_DIFFER", "the local cloud does something else than cases expect");
    }
  } finally {
    await rooms.close();
  }
}

async function runFile({ file, cases }: CaseFile, rooms: Rooms, print: Print): Promise<readonly Verdict[]> {
  if (cases.length === 0) print(`${file}: it holds no case`);
  if (cases.length === 0) return [];
  const verdicts: Verdict[] = [];
  for (const one of cases) verdicts.push(await runCase(one, rooms));
  print(`${file}: ${sum(verdicts)}`);
  for (const verdict of verdicts) {
    if (verdict.leftOut !== undefined) print(`  not run: ${verdict.name}: ${verdict.leftOut}`);
    if (verdict.differences.length > 0) for (const line of printDifferences(verdict)) print(line);
  }
  return verdicts;
}

/** A case that AWS's side of the local cloud refuses half-way (a message that cannot be sent ...) is one that differs. */
async function runCase({ name, run }: Case, rooms: Rooms): Promise<Verdict> {
  try {
    return await run(rooms);
  } catch (thrown) {
    if (thrown instanceof StreambridgeError) throw thrown;
    return { name, differences: [{ path: "", expected: "a case that runs to its end", actual: String(thrown) }] };
  }
}

function sum(verdicts: readonly Verdict[]): string {
  const leftOut = verdicts.filter((verdict) => verdict.leftOut !== undefined).length;
  const differ = verdicts.filter(({ differences }) => differences.length > 0).length;
  const run = verdicts.length - leftOut;
  return `${run - differ} of ${run} agree, ${differ} differ${leftOut > 0 ? `, ${leftOut} are not run` : ""}`;
}
