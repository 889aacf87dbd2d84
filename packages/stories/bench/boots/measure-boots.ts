import { fork, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { PROJECT } from "../../src/world.ts";

/** Seconds from the start of a process until the whole project is up in it, of so many boots after one that fills the caches. */
export function measureBoots(count: number): Promise<readonly number[]> {
  return measure(count, async () => {
    const start = performance.now();
    const booting = fork(new URL("boot-once.ts", import.meta.url), { stdio: ["ignore", "ignore", "inherit", "ipc"] });
    const ended = untilEnd(booting);
    await Promise.race([once(booting, "message"), ended]);
    const seconds = (performance.now() - start) / 1000;
    await ended;
    return seconds;
  });
}

/** Seconds that `npm start -- --once` takes from beginning to end, of so many runs after one that fills the caches. */
export function measureSampleRuns(count: number): Promise<readonly number[]> {
  return measure(count, async () => {
    const start = performance.now();
    await untilEnd(spawn("npm", ["start", "--", "--once"], { cwd: PROJECT, stdio: "ignore" }));
    return (performance.now() - start) / 1000;
  });
}

async function measure(count: number, one: () => Promise<number>): Promise<readonly number[]> {
  await one();
  const seconds: number[] = [];
  while (seconds.length < count) seconds.push(await one());
  return seconds;
}

async function untilEnd(child: ChildProcess): Promise<void> {
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`${child.spawnargs.join(" ")} ended with ${code}`);
}
