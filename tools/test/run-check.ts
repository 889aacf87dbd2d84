import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { stripVTControlCharacters } from "node:util";
import type { Check } from "./checks.ts";
import { root } from "./root.ts";
import type { Screen } from "./screen.ts";
import type { Tally } from "./tally.ts";

/** Runs one check and puts it on the screen and into the tally. Never rejects: a command that does not start has failed. */
export async function runCheck(check: Check, screen: Screen, tally: Tally): Promise<void> {
  const start = performance.now();
  const { code, output } = await run(check.command);
  tally.add(code === 0);
  const shown = check.mend === undefined ? output : `${output.trimEnd()}\n${check.mend}`;
  screen.step(check.name, code === 0, performance.now() - start, shown);
}

/** Needs the workspace's commands in PATH, as tools/boot.mjs puts them there. */
async function run([command, ...args]: Check["command"]): Promise<{ code: number; output: string }> {
  const child = spawn(command, args, {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1" },
    // Commands of node_modules/.bin are batch files on Windows.
    shell: process.platform === "win32",
  });
  const ended = new Promise<{ code: number; error: string }>((resolve) => {
    child.once("error", (error) => resolve({ code: 127, error: error.message }));
    child.once("close", (code) => resolve({ code: code ?? 1, error: "" }));
  });
  const [out, err, { code, error }] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  // Some tools colour what they write in CI, whatever NO_COLOR says.
  return { code, output: stripVTControlCharacters(out + err + error) };
}
