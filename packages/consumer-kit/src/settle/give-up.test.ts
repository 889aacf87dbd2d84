import { StreambridgeError } from "@streambridge/errors";
import { expect, test } from "vitest";
import { parked, retried } from "../outcome.ts";
import { sampleRecord } from "../testing/sample-record.ts";
import { giveUp } from "./give-up.ts";

const subscription = {
  name: "sample",
  owner: "nobody",
  description: "",
  events: ["UserRegistered.v2"],
  onError: "retry",
} as const;
const HOUR_MS = 3_600_000;
const error = new StreambridgeError("RETRY_REQUESTED", "the vendor is away");
const record = sampleRecord("{}", { sentAt: 0, attempt: 57 });

test("within its age a retry stays one", () => {
  const outcome = retried("handle", error);
  expect(giveUp(outcome, record, subscription, 12 * HOUR_MS - 1)).toBe(outcome);
});

test("past its age it is parked, with what failed last", () => {
  const outcome = giveUp(retried("handle", error), record, subscription, 12 * HOUR_MS);
  expect(outcome).toMatchObject({
    kind: "parked",
    stage: "handle",
    error: { code: "RETRY_AGE_EXCEEDED", cause: error },
  });
  expect("error" in outcome && outcome.error.sentence).toBe(
    "given up after 12 hours and 57 attempts; the last ended with RETRY_REQUESTED: the vendor is away",
  );
});

test("the subscription says how old is too old", () => {
  expect(giveUp(retried("open", error), record, { ...subscription, retryHours: 1 }, HOUR_MS).kind).toBe("parked");
});

test("other outcomes are not its business, however old the message", () => {
  const outcome = parked("handle", error);
  expect(giveUp(outcome, record, subscription, 99 * HOUR_MS)).toBe(outcome);
});
