import { spawn } from "node:child_process";
import { constants } from "node:os";
import { delimiter, join } from "node:path";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

/** How often to look whether npm is still there, in ms: nobody is told when a parent dies. */
const PARENT_LOOK_MS = 500;

/**
 * Runs a script on the given Node with the workspace's commands first in PATH; answers its exit code, which for a
 * script that a signal ended is 128 + the signal's number, as in a shell.
 *
 * The channel is there so that the script sees when this process dies without a word (kill -9) and can end as well. An
 * npm that is ended from outside (`timeout`, a CI runner) tells its script nothing either: the script is ended here.
 */
export function run(node, args, root) {
  return new Promise((resolve) => {
    const child = spawn(node, args, {
      cwd: root,
      stdio: ["inherit", "inherit", "inherit", "ipc"],
      env: { ...process.env, PATH: `${join(root, "node_modules", ".bin")}${delimiter}${process.env.PATH ?? ""}` },
    });
    const forward = (signal) => child.kill(signal);
    for (const signal of SIGNALS) process.on(signal, forward);
    const parent = process.ppid;
    const look = setInterval(() => process.ppid === parent || forward("SIGTERM"), PARENT_LOOK_MS);
    if (process.env.npm_lifecycle_event === undefined) clearInterval(look);
    child.once("error", (error) => {
      process.stderr.write(`${node} did not start: ${error.message}\n`);
      resolve(1);
    });
    child.once("exit", (code, signal) => {
      clearInterval(look);
      for (const name of SIGNALS) process.off(name, forward);
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}
