import { expect, test } from "vitest";
import { codes, exitCodeOf, StreambridgeError, type Code } from "./index.ts";

test("the code leads the message, and the sentence is there without it", () => {
  const error = new StreambridgeError("USAGE", "no such command: strat", { mend: "Run `streambridge --help`." });
  expect(error.message).toBe("USAGE: no such command: strat");
  expect(error.sentence).toBe("no such command: strat");
  expect(error.mend).toBe("Run `streambridge --help`.");
});

test("what is already of this class passes through `from` untouched", () => {
  const error = new StreambridgeError("USAGE", "no such command");
  expect(StreambridgeError.from(error, "SERVICE_FAILED")).toBe(error);
});

test.each([
  [new TypeError("x is not a function"), "TypeError: x is not a function"],
  [new Error("plain"), "plain"],
  ["a string", "a string"],
  [{ status: 503 }, 'thrown value {"status":503}'],
  [undefined, "thrown value undefined"],
])("whatever is thrown (%o) gets one readable sentence", (thrown, sentence) => {
  const error = StreambridgeError.from(thrown);
  expect(error.code).toBe("UNEXPECTED");
  expect(error.sentence).toBe(sentence);
  expect(error.cause).toBe(thrown);
});

test("as data it names the cause in one line and leaves the stack out", () => {
  const error = new StreambridgeError("PARK_FAILED", "the park queue did not answer", {
    cause: new Error("connect ECONNREFUSED"),
    detail: { queue: "parked" },
  });
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    code: "PARK_FAILED",
    message: "the park queue did not answer",
    detail: { queue: "parked" },
    cause: "connect ECONNREFUSED",
  });
});

test.each([
  ["USAGE", 2],
  ["GENERATED_STALE", 3],
  ["JAVA_MISSING", 1],
  ["UNEXPECTED", 1],
] as const)("a command that ends with %s exits with %i", (code, exit) => {
  expect(exitCodeOf(new StreambridgeError(code, "..."))).toBe(exit);
});

test("each code stands for exactly one fault", () => {
  const faults = new Set(Object.values(codes));
  expect([...faults].toSorted()).toEqual(["finding", "ours", "outside", "user"]);
  for (const code of Object.keys(codes) as Code[]) expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
});
