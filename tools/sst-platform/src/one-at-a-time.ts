import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** How often to look whether the other process has ended its work, in ms. */
const LOOK_AGAIN_MS = 50;

/**
 * Runs `work` unless another process is at the same work: then waits until that one has ended, and answers with what
 * `look` finds, or with own work if it finds nothing. The work must be harmless when done twice, since a process that
 * dies between two steps of this can make that happen.
 *
 * @param lock a file that stands for the work; it holds the process id of who does it.
 */
export async function oneAtATime<T>(lock: string, look: () => T | undefined, work: () => Promise<T>): Promise<T> {
  if (!claim(lock)) {
    while (isHeld(lock)) await wait(LOOK_AGAIN_MS);
    const found = look();
    if (found !== undefined) return found;
    return work();
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function claim(lock: string): boolean {
  mkdirSync(dirname(lock), { recursive: true });
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** False as well for the lock of a process that is gone, which is removed. */
function isHeld(lock: string): boolean {
  try {
    const pid = Number(readFileSync(lock, "utf8"));
    // Empty: made just now, its owner has not come to write into it yet.
    if (pid > 0) process.kill(pid, 0);
    return true;
  } catch (error) {
    // ENOENT: released. ESRCH: no such process. EPERM: somebody else's process, which lives.
    if ((error as NodeJS.ErrnoException).code === "EPERM") return true;
    rmSync(lock, { force: true });
    return false;
  }
}
