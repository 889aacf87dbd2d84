import { spawn } from "node:child_process";
import { join } from "node:path";
import { PROJECT, type World } from "./world.ts";

/** What a command came to. */
export interface Ended {
  /** Its exit code. */
  readonly code: number | null;
  /** All that it wrote. */
  readonly out: string;
}

/** A command that is at work. */
export interface Command {
  readonly ended: Promise<Ended>;
  kill(signal: NodeJS.Signals): void;
}

/** Runs `streambridge failures ...` on a world, as a person would: a process of its own, with the code of this tree. */
export function failures(world: World, ...args: readonly string[]): Promise<Ended> {
  return startFailures(world, ...args).ended;
}

/** As {@link failures}, for a command that is not left alone. */
export function startFailures(world: World, ...args: readonly string[]): Command {
  return startCommand(world, "failures", ...args);
}

/** As {@link startFailures}, for any command that works on a stack. */
export function startCommand({ cloud }: World, ...args: readonly string[]): Command {
  const main = join(PROJECT, "packages/operator/src/main.ts");
  const env = { ...process.env, NO_COLOR: "1" };
  const words = [main, ...args, "--endpoint", cloud.endpoint];
  const child = spawn(process.execPath, words, { cwd: PROJECT, env });
  let out = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => void (out += text));
  return {
    ended: new Promise((resolve) => child.once("close", (code) => resolve({ code, out }))),
    kill: (signal) => void child.kill(signal),
  };
}
