import { Logger } from "@aws-lambda-powertools/logger";
import { afterEach, beforeEach, expect, test, vi, type MockInstance } from "vitest";
import { maskLog } from "./mask-log.ts";
import { Park } from "./outcome.ts";
import { logOutcome } from "./tell.ts";

const body = JSON.stringify({ detail: { data: { firstname: "Marguerite", email: "m@example.com", userId: "u1" } } });

let line = "";
let spies: MockInstance[] = [];
const keep = (text: unknown): void => void (line = String(text));
beforeEach(() => {
  vi.stubEnv("POWERTOOLS_DEV", "true");
  spies = (["info", "warn", "error"] as const).map((level) => vi.spyOn(console, level).mockImplementation(keep));
});
afterEach(() => {
  vi.unstubAllEnvs();
  for (const spy of spies) spy.mockRestore();
});

const read = vi.fn<() => string>(() => body);
/** As the kit makes it for one message. */
const makeLogger = (): Logger => new Logger().createChild({ jsonReplacerFn: maskLog(read) });

test("lines of the kit alone do not read the payload", () => {
  logOutcome(makeLogger(), { kind: "handled" });
  expect(JSON.parse(line)).toMatchObject({ level: "INFO", message: "handled" });
  expect(read).not.toHaveBeenCalled();
});

test("a declared reason goes without what it quotes of the payload", () => {
  const error = new Park("Marguerite (m@example.com) has no account", { mend: "Ask Marguerite." });
  logOutcome(makeLogger(), { kind: "parked", stage: "handle", error, effect: "none" });
  expect(JSON.parse(line)).toMatchObject({
    code: "PARK_REQUESTED",
    reason: "*** (***) has no account",
    mend: "Ask ***.",
  });
});

test("so does what a handler logs: texts, fields and errors", () => {
  makeLogger().error("could not greet Marguerite", {
    user: { userId: "u1", email: ["m"] },
    error: new Error("no Marguerite"),
  });
  expect(JSON.parse(line)).toMatchObject({
    message: "could not greet ***",
    user: { userId: "u1", email: "***" },
    error: { name: "Error", message: "no ***" },
  });
  expect(line).not.toContain("Marguerite");
});
