import { expect, test } from "vitest";
import { SHORT_RUN } from "../limits.ts";
import { chaos } from "./chaos.ts";

const fault = new Error("no port is free");

test("what a run throws ends the runs: nothing is run after it, and nothing is shrunk", async () => {
  const begun: number[] = [];
  const report = await chaos({
    runs: 5,
    seed: 1,
    size: SHORT_RUN,
    open: () => Promise.reject(fault),
    phase: (_, run) => begun.push(run),
  });
  expect(report).toEqual({ runs: [], crash: fault });
  expect(begun).toEqual([1]);
});

test("one run of a seed can be made alone, under its number", async () => {
  const begun: number[] = [];
  await chaos({
    runs: 20,
    only: 4,
    seed: 1,
    size: SHORT_RUN,
    open: () => Promise.reject(fault),
    phase: (_, run) => begun.push(run),
  });
  expect(begun).toEqual([4]);
});
