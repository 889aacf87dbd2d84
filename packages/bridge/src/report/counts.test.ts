import { StreambridgeError } from "@streambridge/errors";
import { expect, test } from "vitest";
import type { Failures } from "../outcome.ts";
import { countOutcomes } from "./counts.ts";

const failures: Failures = [{ stage: "seal", error: new StreambridgeError("EVENT_INVALID", "no") }];

test("counts each way of ending, and each reason", () => {
  const counts = countOutcomes(6, [
    { kind: "published" },
    { kind: "published", skipped: failures },
    { kind: "ignored", reason: "no-meaning" },
    { kind: "ignored", reason: "failed-softly", skipped: failures },
    { kind: "parked", entity: "user", failures },
    { kind: "retried" },
  ]);
  expect(counts).toEqual({
    received: 6,
    published: 2,
    ignored: 2,
    ignoredByReason: new Map([
      ["no-meaning", 1],
      ["failed-softly", 1],
    ]),
    parked: 1,
    retried: 1,
    eventsSkipped: 2,
    unaccounted: 0,
  });
});

test("says how many records came in and have no outcome", () => {
  expect(countOutcomes(3, [{ kind: "published" }])).toMatchObject({ unaccounted: 2 });
});
