import type { Logger } from "@aws-lambda-powertools/logger";
import { StreambridgeError } from "@streambridge/errors";
import { once } from "node:events";
import { expect, test } from "vitest";
import type { HandlerContext } from "../handlers.ts";
import { Park, Retry, skip, type Outcome } from "../outcome.ts";
import type { OnError } from "../subscription.ts";
import { sampleEvent } from "../testing/sample-event.ts";
import { handle, type HandlingContext } from "./handle.ts";

const event = sampleEvent("UserDeleted.v1");
const context: HandlingContext = {
  messageId: "m1",
  attempt: 1,
  firstSeen: new Date(0),
  fact: event.metadata.fact,
  logger: {} as Logger,
};

function outcomeOf(
  run: (context: HandlerContext) => unknown,
  onError: OnError = "retry",
  limitMs = 1000,
): Promise<Outcome> {
  return handle((_event, full) => run(full) as void, event, context, { onError, limitMs });
}

function throwing(thrown: unknown): () => never {
  return () => {
    throw thrown;
  };
}

test("to return is to have handled it", async () => {
  expect(await outcomeOf(() => undefined)).toEqual({ kind: "handled" });
  expect(await outcomeOf(async () => undefined)).toEqual({ kind: "handled" });
});

test("skip ends the handler, even when its return was forgotten", async () => {
  let went = false;
  const outcome = await outcomeOf(() => {
    skip("not for us");
    went = true;
  });
  expect(outcome).toEqual({ kind: "skipped", reason: "not for us", effect: "none" });
  expect(went).toBe(false);
});

test("Retry and Park say that nothing happened, whatever onError says", async () => {
  expect(await outcomeOf(throwing(new Retry("busy", { after: 7 })), "skip")).toMatchObject({
    kind: "retried",
    stage: "handle",
    after: 7,
    effect: "none",
  });
  expect(await outcomeOf(throwing(new Park("no")), "skip")).toMatchObject({ kind: "parked", effect: "none" });
});

test.each([
  ["retry", "retried"],
  ["park", "parked"],
  ["skip", "skipped"],
] as const)("any other throw follows onError %s, and leaves the effect unknown", async (onError, kind) => {
  expect(await outcomeOf(throwing(new TypeError("x is not a function")), onError)).toMatchObject({
    kind,
    effect: "unknown",
  });
});

test("what is thrown keeps its code when it has one, and its cause when it has none", async () => {
  const cause = new TypeError("x is not a function");
  expect(await outcomeOf(throwing(cause))).toMatchObject({ error: { code: "HANDLER_FAILED", cause } });
  const error = new StreambridgeError("SETTING_MISSING", "no key");
  expect(await outcomeOf(throwing(error))).toMatchObject({ error });
});

test("what onError skips is told by name, since its text may quote somebody's data", async () => {
  const outcome = await outcomeOf(throwing(new TypeError("cannot mail ada@example.com")), "skip");
  expect(outcome).toMatchObject({ reason: "HANDLER_FAILED: TypeError" });
});

test("a handler that does not end in time is given up on, and its signal tells it", async () => {
  let told: unknown;
  const outcome = await outcomeOf(
    async ({ signal }) => {
      told = once(signal, "abort");
      await new Promise(() => undefined);
    },
    "retry",
    10,
  );
  expect(outcome).toMatchObject({ kind: "retried", error: { code: "HANDLER_TIMED_OUT" }, effect: "unknown" });
  await told;
});

test("a handler knows how much time it has left", async () => {
  let left = -1;
  await outcomeOf(({ remainingMs }) => (left = remainingMs()), "retry", 5_000);
  expect(left).toBeGreaterThan(4_000);
  expect(left).toBeLessThanOrEqual(5_000);
});
