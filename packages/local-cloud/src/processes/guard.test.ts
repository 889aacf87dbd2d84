import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test, vi } from "vitest";
import { guard } from "./guard.ts";

const PARENT = fileURLToPath(new URL("../testing/parent-of-guarded.ts", import.meta.url));
const GUARDIAN = fileURLToPath(new URL("guardian.ts", import.meta.url));
/** Long enough for a busy machine. */
const SOON = { timeout: 10_000 };
/** Runs until it is killed, and would not mind the end of its parent. */
const FOR_EVER = ["-e", "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)"];

const parents: ChildProcess[] = [];
afterEach(() => {
  for (const parent of parents.splice(0)) parent.kill("SIGKILL");
});

/** Starts a process that guards a child, and answers once the child runs. */
async function startParent(ending: "wait" | "throw" | "exit"): Promise<{ parent: ChildProcess; child: number }> {
  const parent = spawn(process.execPath, [PARENT, ending], { stdio: ["ignore", "pipe", "ignore"] });
  parents.push(parent);
  const [line] = (await once(parent.stdout, "data")) as [Buffer];
  return { parent, child: Number(line.toString()) };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test("stop ends the child, twice without harm", async () => {
  const guarded = guard(process.execPath, FOR_EVER, process.env, process.cwd());
  const child = await guarded.started;
  expect(isAlive(child)).toBe(true);
  await guarded.stop();
  await guarded.stop();
  expect(isAlive(child)).toBe(false);
});

test.each(["throw", "exit"] as const)("the child is gone after its parent has ended by %s", async (ending) => {
  const { child } = await startParent(ending);
  await expect.poll(() => isAlive(child), SOON).toBe(false);
});

test.each(["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"] as const)(
  "the child is gone after its parent was ended by %s",
  async (signal) => {
    const { parent, child } = await startParent("wait");
    expect(isAlive(child)).toBe(true);
    parent.kill(signal);
    await expect.poll(() => isAlive(child), SOON).toBe(false);
  },
);

test("a command that does not exist is reported with what the system says", async () => {
  const guarded = guard("/nowhere/java", [], process.env, process.cwd());
  await expect(guarded.started).rejects.toThrow("it ended before it ran, with 1");
  expect(guarded.output()).toContain("ENOENT");
});

test("a guardian whose starter is gone before it could be told the pid still ends the child", async () => {
  const folder = await mkdtemp(join(tmpdir(), "guard-"));
  const file = join(folder, "pid");
  const writePid = `require("node:fs").writeFileSync(${JSON.stringify(file)}, String(process.pid)); setInterval(() => {}, 1000)`;
  const guardian = spawn(process.execPath, [GUARDIAN, process.execPath, "-e", writePid], {
    stdio: ["pipe", "ignore", "ignore", "pipe"],
  });
  parents.push(guardian);
  guardian.stdio[3]!.destroy();
  const child = Number(await vi.waitUntil(() => readFile(file, "utf8").catch(() => ""), 5_000));
  guardian.stdin!.end();
  await expect.poll(() => isAlive(child), SOON).toBe(false);
  await rm(folder, { recursive: true });
});

test("the end of the child by itself ends the guard", async () => {
  const guarded = guard(process.execPath, ["-e", "console.log('done')"], process.env, process.cwd());
  await guarded.ended;
  expect(guarded.output()).toBe("done\n");
});
