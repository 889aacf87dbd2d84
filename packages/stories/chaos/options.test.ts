import { expect, test } from "vitest";
import { readOptions } from "./options.ts";

test("the command takes runs, a seed, the one run to make, and a path to a counterexample", () => {
  expect(readOptions(["--seed", "7", "--only", "4"])).toMatchObject({ seed: 7, only: 4 });
  expect(readOptions(["--runs", "1", "--seed", "7", "--path", "3:0"])).toEqual({ runs: 1, seed: 7, path: "3:0" });
});

test.each([[["--only", "0"]], [["--runs", "0"]], [["--runs", "many"]], [["--sed", "7"]]])("%j is refused", (args) => {
  expect(() => readOptions(args)).toThrow(expect.objectContaining({ code: "USAGE" }));
});
