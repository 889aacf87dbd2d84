import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

/** What a program that runs apart may use. */
export interface Limits {
  /** Seconds of real time, from the start of the process. */
  readonly seconds: number;
  /** Memory of its heap, in MB. */
  readonly megabytes: number;
}

/** What came of a program that ran apart. */
export type Ran<Answer> =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly reason: string };

/**
 * Runs a program in a process of its own, for code that is not the registry's: it gets one job, and ends with one answer.
 * It may read files but not write them, start no process, and is ended when it takes too long; its environment holds
 * what is given and nothing of ours, so that no credentials reach it. This guards against mistakes, not against malice.
 *
 * @param program takes the job as the first message of its parent, and sends the answer as its own first message.
 * @param job must survive JSON.
 */
export function runApart<Answer>(
  program: URL,
  job: unknown,
  { seconds, megabytes }: Limits,
  env: Readonly<Record<string, string>> = {},
): Promise<Ran<Answer>> {
  const child = fork(fileURLToPath(program), {
    execArgv: ["--permission", "--allow-fs-read=*", `--max-old-space-size=${megabytes}`, "--no-warnings"],
    env: { ...env },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  const { promise, resolve } = Promise.withResolvers<Ran<Answer>>();
  const timer = setTimeout(() => {
    resolve({ ok: false, reason: `it did not end in ${seconds} s` });
    child.kill("SIGKILL");
  }, seconds * 1000);
  const errors: string[] = [];
  child.stderr?.setEncoding("utf8").on("data", (text: string) => errors.push(text));
  child.on("message", (answer) => {
    resolve({ ok: true, answer: answer as Answer });
    child.kill("SIGKILL");
  });
  child.on("error", (error) => resolve({ ok: false, reason: error.message }));
  child.on("close", (code, signal) => {
    clearTimeout(timer);
    resolve({ ok: false, reason: `its process ended (${signal ?? code}) ${lastLine(errors.join(""))}`.trim() });
  });
  child.send(job as Readonly<Record<string, unknown>>);
  return promise;
}

/** The line of an error output that names the error: the last one that is neither a stack frame nor empty. */
function lastLine(text: string): string {
  const lines = text.split("\n").filter((line) => /Error\b|FATAL/.test(line) && !/^\s+at /.test(line));
  return lines.at(-1)?.trim() ?? "";
}
