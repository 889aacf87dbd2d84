import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";

/** A child process that cannot outlive this one. */
export interface Guarded {
  /** Resolves to the child's pid once it runs; rejects when it does not start. */
  readonly started: Promise<number>;
  /** Resolves when it has ended, by itself or by `stop`. */
  readonly ended: Promise<void>;
  /** The last of what it wrote, for a message about its end. */
  readonly output: () => string;
  /** Ends it at once. Safe to call twice. */
  stop(): Promise<void>;
}

const GUARDIAN = fileURLToPath(new URL("guardian.ts", import.meta.url));
/** Characters of output that are kept. */
const OUTPUT_KEPT = 4_000;

/**
 * Starts a command under a guardian, which kills it as soon as this process is gone: after `stop`, an exit, an uncaught
 * exception, a signal, or a SIGKILL that leaves no time for anything.
 */
export function guard(command: string, args: readonly string[], env: NodeJS.ProcessEnv, cwd: string): Guarded {
  // A group of its own keeps a Ctrl-C in the terminal from reaching it before this process has decided to end.
  const guardian = spawn(process.execPath, [GUARDIAN, command, ...args], {
    stdio: ["pipe", "pipe", "pipe", "pipe"],
    detached: true,
    windowsHide: true,
    env,
    cwd,
  });
  const [input, out, err, pidPipe] = guardian.stdio as [Writable, Readable, Readable, Readable, ...unknown[]];
  let output = "";
  for (const stream of [out, err]) {
    stream.setEncoding("utf8").on("data", (text: string) => (output = (output + text).slice(-OUTPUT_KEPT)));
  }
  // Writing into the pipe of a guardian that is gone already is no failure: it has nothing left to guard.
  input.on("error", () => {});
  const started = readPid(guardian, pidPipe);
  started.catch(() => {});
  const ended = once(guardian, "close").then(([, signal]) => (signal === null ? undefined : endOrphan(started)));
  return {
    started,
    ended,
    output: () => output,
    stop: () => {
      input.end();
      return ended;
    },
  };
}

function readPid(guardian: ChildProcess, pidPipe: Readable): Promise<number> {
  return new Promise((resolve, reject) => {
    let text = "";
    pidPipe.setEncoding("utf8").on("data", (more: string) => {
      text += more;
      if (text.endsWith("\n")) resolve(Number(text));
    });
    guardian.once("error", reject);
    guardian.once("close", (code) => reject(new Error(`it ended before it ran, with ${code}`)));
  });
}

// A signal ended the guardian itself, so what it guarded is still there.
async function endOrphan(started: Promise<number>): Promise<void> {
  try {
    process.kill(await started, "SIGKILL");
  } catch {
    // It never started, or is gone as it should be.
  }
}
