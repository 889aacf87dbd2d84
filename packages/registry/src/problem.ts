import { StreambridgeError } from "@streambridge/errors";

/** Something in a file under `schemas/` that must be mended by a person, told so that nobody has to search for it. */
export interface Problem {
  /** Path from the workspace's root, such as `schemas/users/UserRegistered/v2.json`. */
  readonly file: string;
  /** JSON pointer into the file; empty for the file as a whole. */
  readonly pointer: string;
  /** Where the pointer leads in the file, from 1; absent when the file is not there. */
  readonly line?: number;
  readonly column?: number;
  /** What should be there, as a noun phrase. */
  readonly wanted: string;
  /** What is there, as a noun phrase. */
  readonly came: string;
  /** What to do, in the imperative. */
  readonly mend: string;
  /** Id of the rule that asks for it; `readable` for what reading alone needs. */
  readonly rule: string;
}

/** Takes one problem; readers and rules go on after it, so that one run shows them all. */
export type Report = (problem: Problem) => void;

/** One line for a terminal: where, what was wanted, what came, which rule says so, and what to do. */
export function printProblem(problem: Problem): string {
  const { file, line, column, pointer } = problem;
  const position = line === undefined ? "" : `:${line}:${column}`;
  const place = pointer === "" ? "" : ` #${pointer}`;
  return `${file}${position}${place}: wanted ${problem.wanted}, came ${problem.came} (${problem.rule}). ${problem.mend}`;
}

/** Brings problems into the workspace's one error: code SCHEMA_INVALID, a line for each, all in `detail.problems`. */
export function schemaInvalid(problems: readonly Problem[]): StreambridgeError {
  const count = problems.length === 1 ? "one problem" : `${problems.length} problems`;
  const lines = problems.map((problem) => `  ${printProblem(problem)}`);
  return new StreambridgeError("SCHEMA_INVALID", [`${count} in schemas/:`, ...lines].join("\n"), {
    mend: "Correct the files, then run `pnpm generate`.",
    detail: { problems },
  });
}
