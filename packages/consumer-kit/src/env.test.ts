import { expect, test } from "vitest";
import { readEnvironment } from "./env.ts";

const QUEUES = { QUEUE_URL: "https://queue", DLQ_URL: "https://dead" };

test("the guard table is asked for only where there is a guard", () => {
  expect(readEnvironment(false, QUEUES)).toEqual({
    queueUrl: "https://queue",
    deadLetterUrl: "https://dead",
    guardTable: undefined,
  });
  expect(readEnvironment(true, { ...QUEUES, GUARD_TABLE: "guard" }).guardTable).toBe("guard");
});

test.each([
  [true, QUEUES, "GUARD_TABLE"],
  [false, { QUEUE_URL: "https://queue" }, "DLQ_URL"],
  [false, { ...QUEUES, QUEUE_URL: "" }, "QUEUE_URL"],
])("what is missing is named", (needsGuardTable, env, name) => {
  expect(() => readEnvironment(needsGuardTable, env)).toThrow(`SETTING_MISSING: the environment has no ${name}`);
});
