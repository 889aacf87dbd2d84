import { describe, expect, test } from "vitest";
import { MAX_PARKED_MESSAGE_BYTES } from "../limits.ts";
import type { Parked } from "./parked.ts";
import { parkingMessage } from "./parking-message.ts";

const parked: Parked = {
  record: { eventID: "e1" },
  error: { code: "EVENT_INVALID", message: "the data does not fit", detail: { errors: [] } },
  stage: "seal",
  eventType: "UserRegistered.v2",
  entity: "user",
  bridge: { version: "1", function: "bridge", requestId: "r1" },
  parkedAt: "2026-11-23T12:00:00.000Z",
};

/** Filled up to exactly so many bytes. */
function ofBytes(bytes: number): Parked {
  const bare = Buffer.byteLength(JSON.stringify({ ...parked, record: { text: "" } }));
  return { ...parked, record: { text: "x".repeat(bytes - bare) } };
}

test("a parked record goes into the queue whole, with what groups it as attributes", () => {
  expect(parkingMessage(parked, "id-1", "failures")).toEqual({
    body: JSON.stringify(parked),
    attributes: { code: "EVENT_INVALID", stage: "seal", eventType: "UserRegistered.v2", entity: "user" },
  });
});

test("attributes that nobody knows are left out, for SQS takes no empty ones", () => {
  const { eventType: _eventType, entity: _entity, ...unseen } = parked;
  expect(parkingMessage(unseen, "id-1", "failures").attributes).toEqual({ code: "EVENT_INVALID", stage: "seal" });
});

describe("above the limit of a message", () => {
  test("the last byte still goes into the queue", () => {
    expect(parkingMessage(ofBytes(MAX_PARKED_MESSAGE_BYTES), "id-1", "failures")).not.toHaveProperty("object");
  });

  test("one byte more lies in the bucket, and the queue has a reference that tells enough to be sorted", () => {
    const large = ofBytes(MAX_PARKED_MESSAGE_BYTES + 1);
    const { body, attributes, object } = parkingMessage(large, "id-1", "failures");
    expect(object).toEqual({ key: "parked/id-1.json", body: JSON.stringify(large) });
    expect(JSON.parse(body)).toEqual({
      ref: "s3://failures/parked/id-1.json",
      error: { code: "EVENT_INVALID", message: "the data does not fit" },
      eventType: "UserRegistered.v2",
      stage: "seal",
      bridge: parked.bridge,
      parkedAt: parked.parkedAt,
    });
    expect(attributes).toMatchObject({ code: "EVENT_INVALID", eventType: "UserRegistered.v2" });
  });

  test("a reference stays small, however long the error's sentence is", () => {
    const wordy = { ...parked, error: { ...parked.error, message: "x".repeat(2_000_000) } };
    expect(parkingMessage(wordy, "id-1", "failures").body.length).toBeLessThan(1_000);
  });
});
