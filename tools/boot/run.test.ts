import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { root } from "../test/root.ts";
import { run } from "./run.mjs";

const boot = join(root, "tools/boot.mjs");

test("the script's exit code is passed on", async () => {
  expect(await run(process.execPath, ["-e", "process.exit(7)"], root)).toBe(7);
});

test("a script that a signal ended answers as a shell would", async () => {
  expect(await run(process.execPath, ["-e", "process.kill(process.pid, 'SIGTERM')"], root)).toBe(143);
});

test("a signal reaches the script, which decides how to end", async () => {
  const script = `process.on("SIGTERM", () => process.exit(9)); setInterval(() => {}, 1000); console.log("ready")`;
  const booted = spawn(process.execPath, ["--input-type=module", "-e", bootOf(script)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  booted.stdout.once("data", () => booted.kill("SIGTERM"));
  expect(await new Promise((resolve) => booted.once("exit", resolve))).toBe(9);
});

test("the script notices when the boot is killed without a word", async () => {
  const script = `process.on("disconnect", () => { console.log("alone"); process.exit(0); }); console.log(process.pid)`;
  const booted = spawn(process.execPath, ["--input-type=module", "-e", bootOf(script)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  booted.stdout.once("data", () => booted.kill("SIGKILL"));
  expect(await text(booted.stdout)).toMatch(/^\d+\nalone\n$/);
});

test("the script is ended when npm is killed, which tells it nothing", async () => {
  const script = `process.on("SIGTERM", () => { console.log("ended"); process.exit(0); }); setTimeout(() => {}, 10_000); console.log("ready")`;
  const npm = `require("node:child_process").spawn(process.execPath, ["--input-type=module", "-e", ${JSON.stringify(bootOf(script))}], {
    stdio: "inherit", env: { ...process.env, npm_lifecycle_event: "start" } })`;
  const parent = spawn(process.execPath, ["-e", npm], { stdio: ["ignore", "pipe", "inherit"] });
  parent.stdout.once("data", () => parent.kill("SIGKILL"));
  expect(await text(parent.stdout)).toBe("ready\nended\n");
});

test("the workspace's commands come first in the script's PATH", async () => {
  const script = `process.exit(process.env.PATH.startsWith(${JSON.stringify(join(root, "node_modules/.bin"))}) ? 0 : 1)`;
  expect(await run(process.execPath, ["-e", script], root)).toBe(0);
});

test("an unknown command prints the usage and ends with 2", () => {
  const { status, stderr } = spawnSync(process.execPath, [boot, "deploy"], { encoding: "utf8" });
  expect(status).toBe(2);
  expect(stderr).toMatch(/^Unknown command "deploy"\.\n\nUsage: .*start\|test\|check/);
});

/** A program that runs `script` as boot.mjs would. */
function bootOf(script: string): string {
  const module = JSON.stringify(join(root, "tools/boot/run.mjs"));
  return `import { run } from ${module}; process.exitCode = await run(process.execPath, ["-e", ${JSON.stringify(script)}], ".");`;
}
