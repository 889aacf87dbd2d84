import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { oneAtATime } from "./one-at-a-time.ts";

/** No process has this id: it is above the highest that Linux gives out. */
const NOBODY = 2 ** 22 + 1;

let folder: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "one-at-a-time-"));
  lock = join(folder, "work.lock");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("who comes second takes what the first one made", async () => {
  let result: string | undefined;
  const make = async (text: string) => (result = text);
  const both = await Promise.all(
    ["first", "second"].map((text) =>
      oneAtATime(
        lock,
        () => result,
        () => make(text),
      ),
    ),
  );
  expect(both).toEqual(["first", "first"]);
});

test("who comes second does the work when the first one has failed", async () => {
  const failed = oneAtATime(
    lock,
    () => undefined,
    () => Promise.reject(new Error("first")),
  );
  const second = oneAtATime(
    lock,
    () => undefined,
    async () => "second",
  );
  await expect(failed).rejects.toThrow("first");
  expect(await second).toBe("second");
});

test("the lock of a process that is gone holds up nobody", async () => {
  writeFileSync(lock, String(NOBODY));
  expect(
    await oneAtATime(
      lock,
      () => undefined,
      async () => "done",
    ),
  ).toBe("done");
});

test("the lock is gone afterwards", async () => {
  await oneAtATime(
    lock,
    () => undefined,
    async () => "done",
  );
  expect(readdirSync(folder)).toEqual([]);
});
