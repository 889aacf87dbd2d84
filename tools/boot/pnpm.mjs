import { spawn } from "node:child_process";
import { PNPM_VERSION, onWindows } from "./place.mjs";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Installs what the lockfile says with the pinned pnpm, fetched by npx. `onLine` sees each line that pnpm writes.
 * Answers its exit code (127 when there is no npx), the lines, and the signal that this process got meanwhile, if any.
 */
export function runPnpm(root, onLine) {
  const output = [];
  let signalled;
  return new Promise((resolve) => {
    const child = spawnPnpm(root);
    for (const stream of [child.stdout, child.stderr]) {
      readLines(stream, (line) => {
        output.push(line);
        onLine(line);
      });
    }
    const forward = (signal) => {
      signalled = signal;
      kill(child, signal);
    };
    for (const signal of SIGNALS) process.on(signal, forward);
    const settle = (code) => {
      for (const signal of SIGNALS) process.off(signal, forward);
      resolve({ code, output, signalled });
    };
    child.once("error", (error) => {
      output.push(String(error));
      settle(127);
    });
    child.once("close", (code) => settle(code ?? 1));
  });
}

function spawnPnpm(root) {
  return spawn("npx", ["--yes", `pnpm@${PNPM_VERSION}`, "install", "--frozen-lockfile", "--reporter=append-only"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    // npx is a batch file on Windows, which only a shell starts.
    shell: onWindows,
    // A group of its own, so that a signal reaches npx, the shell that npx starts, and pnpm, each once.
    detached: !onWindows,
    // CI keeps pnpm from asking questions that nobody would see.
    env: { ...process.env, CI: "1", npm_config_loglevel: "error" },
  });
}

function kill(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (onWindows) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

function readLines(stream, onLine) {
  let rest = "";
  stream.setEncoding("utf8");
  stream.on("data", (text) => {
    const lines = (rest + text).split(/\r?\n/);
    rest = lines.pop() ?? "";
    for (const line of lines) if (line.trim() !== "") onLine(line);
  });
  stream.on("end", () => {
    if (rest.trim() !== "") onLine(rest);
  });
}
