/**
 * Runs a command and ends it when the process that started this one is gone, however it went: a pipe from there is this
 * process's standard input, and the operating system closes it also after a crash or a SIGKILL.
 *
 * node guardian.ts <command> <arguments...>; the command's pid is written to file descriptor 3.
 */
import { spawn } from "node:child_process";
import { writeSync } from "node:fs";

const PID_PIPE = 3;
const [command = "", ...args] = process.argv.slice(2);
const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"], windowsHide: true });
const end = (): void => {
  child.kill("SIGKILL");
};

// Whatever ends this process, a mistake of its own included, ends the command first.
process.once("exit", end);
child.once("spawn", () => {
  try {
    writeSync(PID_PIPE, `${child.pid}\n`);
  } catch {
    // Whoever started this is gone already; the end of standard input says so as well.
  }
});
child.once("error", (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
child.once("exit", (code, signal) => process.exit(code ?? (signal === "SIGKILL" ? 0 : 1)));
process.stdin.resume().once("end", end).once("error", end).once("close", end);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
