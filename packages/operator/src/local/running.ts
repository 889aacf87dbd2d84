import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Where a stack that runs on this machine can be found. */
export interface RunningStack {
  /** The one address of all its services. */
  readonly endpoint: string;
  readonly region: string;
  readonly stage: string;
  /** Of the process that keeps it. */
  readonly pid: number;
}

/** Where it is written down, relative to the project. */
export const RUNNING_FILE = ".streambridge/running.json";

/**
 * Writes down where the stack of a project runs, for commands that work on it; the answer takes the note away again. A stack
 * that was noted before and still runs is noted again then: it is the one that commands find.
 */
export function noteRunning(project: string, stack: RunningStack): () => void {
  const file = join(project, RUNNING_FILE);
  const before = findRunning(project);
  mkdirSync(dirname(file), { recursive: true });
  write(file, stack);
  return () => {
    // Another run may have written its own in the meantime.
    if (readNote(file)?.pid !== stack.pid) return;
    if (before !== undefined && before.pid !== stack.pid && isAlive(before.pid)) write(file, before);
    else rmSync(file, { force: true });
  };
}

function write(file: string, stack: RunningStack): void {
  writeFileSync(file, `${JSON.stringify(stack, undefined, 2)}\n`);
}

/** The stack that runs in a project; undefined where there is none, or where what was noted is dead. */
export function findRunning(project: string): RunningStack | undefined {
  const stack = readNote(join(project, RUNNING_FILE));
  return stack !== undefined && isAlive(stack.pid) ? stack : undefined;
}

function readNote(file: string): RunningStack | undefined {
  try {
    const { endpoint, region, stage, pid } = JSON.parse(readFileSync(file, "utf8")) as RunningStack;
    return typeof endpoint === "string" && Number.isInteger(pid) ? { endpoint, region, stage, pid } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a process lives; one that belongs to somebody else does. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === "EPERM";
  }
}
