import { StreambridgeError } from "@streambridge/errors";

/** Something in a file under `schemas/` that must be mended by a person, told so that nobody has to search for it. */
export interface Problem {
  /** Path from the workspace's root, such as `schemas/users/UserRegistered/v2.json`. */
  readonly file: string;
  /** JSON pointer into the file; empty for the file as a whole. */
  readonly pointer: string;
  /** What should be there, as a noun phrase. */
  readonly wanted: string;
  /** What is there, as a noun phrase. */
  readonly came: string;
  /** What to do, in the imperative. */
  readonly mend: string;
}

/** Takes one problem; readers and rules go on after it, so that one run shows them all. */
export type Report = (problem: Problem) => void;

/** One line for a terminal: where, what was wanted, what came. */
export function printProblem(problem: Problem): string {
  const place = problem.pointer === "" ? problem.file : `${problem.file}#${problem.pointer}`;
  return `${place}: wanted ${problem.wanted}, came ${problem.came}`;
}

/**
 * Brings problems into the workspace's one error: code SCHEMA_INVALID, the first problem as its sentence, all of them
 * in `detail.problems`. `problems` must not be empty.
 */
export function schemaInvalid(problems: readonly [Problem, ...Problem[]]): StreambridgeError {
  const [first, ...more] = problems;
  const rest = more.length === 0 ? "" : ` (and ${more.length} more)`;
  return new StreambridgeError("SCHEMA_INVALID", `${printProblem(first)}${rest}`, {
    mend: first.mend,
    detail: { problems },
  });
}
