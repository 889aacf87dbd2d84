import { expect, test } from "vitest";
import { Memory } from "./memory.ts";

test("a wait finds what has come, and what comes later", async () => {
  const memory = new Memory<number>(String);
  memory.add(1);
  const later = memory.waitFor((fact) => fact === 2, 1000);
  memory.add(2);
  expect([await memory.waitFor((fact) => fact === 1, 1000), await later]).toEqual([1, 2]);
});

test("a wait in vain says what came instead", async () => {
  const memory = new Memory<string>((fact) => `a ${fact}`);
  memory.add("pear");
  await expect(memory.waitFor((fact) => fact === "apple", 1)).rejects.toThrow(
    "FACT_MISSING: not received within 1 ms; these came last:\n  a pear",
  );
});

test("a listener is told until it leaves", () => {
  const memory = new Memory<number>(String);
  const told: number[] = [];
  const leave = memory.listen((fact) => told.push(fact));
  memory.add(1);
  leave();
  memory.add(2);
  expect(told).toEqual([1]);
});
