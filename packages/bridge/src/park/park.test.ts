import { StreambridgeError } from "@streambridge/errors";
import { describe, expect, test } from "vitest";
import { kept } from "../kept.ts";
import { MAX_PARKING_IN_FLIGHT, PARK_RESERVE_MS } from "../limits.ts";
import type { Outcome } from "../outcome.ts";
import { park, type Parking } from "./park.ts";
import type { ParkingMessage } from "./parking-message.ts";

const error = new StreambridgeError("EVENT_INVALID", "no");
const parked: Outcome = { kind: "parked", entity: "user", failures: [{ stage: "seal", error }] };
const published: Outcome = { kind: "published" };
const retried: Outcome = { kind: "retried", error };
const recordsFor = (outcomes: readonly Outcome[]) => outcomes.map((_, eventID) => ({ eventID }));

const eventIDOf = ({ body }: ParkingMessage): number => JSON.parse(body).record.eventID;

/** Parks with a lot that refuses these positions, and says which positions it took. */
async function parkAll(
  outcomes: readonly Outcome[],
  refused: readonly number[] = [],
  overrides: Partial<Parking> = {},
) {
  const taken: number[] = [];
  const settled = await park(recordsFor(outcomes), outcomes, {
    parkingLot: {
      park(message) {
        const position = eventIDOf(message);
        if (refused.includes(position)) return Promise.resolve({ ok: false, code: "AccessDenied", message: "" });
        taken.push(position);
        return Promise.resolve(kept);
      },
    },
    failuresBucket: "failures",
    bridge: { version: "1", function: "bridge", requestId: "r1" },
    remainingMs: () => 5_000,
    ...overrides,
  });
  return { taken, kinds: settled.map(({ kind }) => kind), settled };
}

test("sets aside what is parked, in order, and leaves the rest as it is", async () => {
  const { taken, kinds } = await parkAll([published, parked, { kind: "ignored", reason: "no-meaning" }, parked]);
  expect(taken).toEqual([1, 3]);
  expect(kinds).toEqual(["published", "parked", "ignored", "parked"]);
});

test("parks the record with error, step, function and time", async () => {
  const messages: ParkingMessage[] = [];
  const parkingLot: Parking["parkingLot"] = {
    park: (message) => Promise.resolve(messages.push(message)).then(() => kept),
  };
  await parkAll([parked], [], { parkingLot });
  expect(JSON.parse(messages[0]?.body ?? "")).toEqual({
    record: { eventID: 0 },
    error: { code: "EVENT_INVALID", message: "no" },
    stage: "seal",
    entity: "user",
    bridge: { version: "1", function: "bridge", requestId: "r1" },
    parkedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
  });
});

describe("a record that cannot be parked is retried", () => {
  test("because the queue does not take it", async () => {
    const { settled } = await parkAll([published, parked], [1]);
    expect(settled[1]).toMatchObject({
      kind: "retried",
      error: { code: "PARK_FAILED", detail: { reason: "AccessDenied" } },
    });
  });

  test("because no time is left", async () => {
    const { taken, kinds } = await parkAll([parked], [], { remainingMs: () => PARK_RESERVE_MS });
    expect(taken).toEqual([]);
    expect(kinds).toEqual(["retried"]);
  });

  test("because the lot breaks its promise and throws", async () => {
    const parkingLot = { park: () => Promise.reject(new Error("broken")) };
    expect((await parkAll([parked], [], { parkingLot })).kinds).toEqual(["retried"]);
  });
});

describe("records that the stream delivers again are not parked now", () => {
  test("after one that is retried already", async () => {
    const { taken } = await parkAll([parked, retried, parked]);
    expect(taken).toEqual([0]);
  });

  test("after one whose parking failed", async () => {
    const batch = Array.from({ length: MAX_PARKING_IN_FLIGHT * 3 }, () => parked);
    const { taken } = await parkAll(batch, [0]);
    expect(taken.length).toBeLessThan(MAX_PARKING_IN_FLIGHT);
  });
});
