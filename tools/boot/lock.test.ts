import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { withLock } from "./lock.mjs";

/** No process can have this id: it is above what any kernel hands out. */
const DEAD = 2 ** 30;

let folder: string;
let lock: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lock-"));
  lock = join(folder, ".streambridge/install.lock");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("two at once work one after the other, and the second is told who holds the lock", async () => {
  const steps: string[] = [];
  const begun = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const first = withLock(
    folder,
    async () => {
      steps.push("first begins");
      begun.resolve();
      await release.promise;
      steps.push("first ends");
    },
    () => {},
  );
  await begun.promise;
  const second = withLock(
    folder,
    () => Promise.resolve(steps.push("second")),
    (pid: number) => {
      steps.push(`second waits for ${pid}`);
      release.resolve();
    },
  );
  await Promise.all([first, second]);
  expect(steps).toEqual(["first begins", `second waits for ${process.pid}`, "first ends", "second"]);
});

test("the lock of a dead process is taken over, by one of many", async () => {
  mkdirSync(join(folder, ".streambridge"));
  writeFileSync(lock, `${DEAD} 0123456789abcdef`);
  let working = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++working);
    await new Promise(setImmediate);
    working -= 1;
  };
  await Promise.all(Array.from({ length: 5 }, () => withLock(folder, work, () => {})));
  expect(most).toBe(1);
  expect(readdirSync(join(folder, ".streambridge"))).toEqual([]);
});

test("a failure releases the lock and is passed on", async () => {
  const failing = withLock(
    folder,
    () => Promise.reject(new Error("disk full")),
    () => {},
  );
  await expect(failing).rejects.toThrow("disk full");
  expect(existsSync(lock)).toBe(false);
});
