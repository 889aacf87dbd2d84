import { expect, test } from "vitest";
import { createEnding } from "./ending.ts";

test("the last that was started is ended first, and each once", async () => {
  const ended: string[] = [];
  const ending = createEnding();
  ending.add(() => void ended.push("first"));
  ending.add(async () => void ended.push("second"));
  await Promise.all([ending.end(), ending.end()]);
  expect(ended).toEqual(["second", "first"]);
});

test("a failure keeps nothing else from being ended, and is thrown in the end", async () => {
  const ended: string[] = [];
  const ending = createEnding();
  ending.add(() => void ended.push("first"));
  ending.add(() => Promise.reject(new Error("stuck")));
  await expect(ending.end()).rejects.toThrow("stuck");
  expect(ended).toEqual(["first"]);
});

test("what is added after the end is ended as well", async () => {
  const ending = createEnding();
  await ending.end();
  const late = Promise.withResolvers<string>();
  ending.add(() => late.resolve("ended"));
  expect(await late.promise).toBe("ended");
});
