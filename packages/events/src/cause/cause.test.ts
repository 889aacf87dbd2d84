import { describe, expect, test } from "vitest";
import { sampleMetadata } from "../testing/sample-events.ts";
import { CAUSE_ATTRIBUTE, type Cause } from "./cause.ts";
import { followCause } from "./follow-cause.ts";
import { onlyCauseChanged, readCause } from "./read-cause.ts";
import { causeStamp, stampCause } from "./stamp-cause.ts";

const cause: Cause = {
  correlationId: "req-7d9f",
  causationId: "req-7d9f",
  traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
  producer: "users@1.4.0",
  hops: 2,
};
const row = { pk: "USER#1", sk: "PROFILE", firstname: "Ada" };
const stamped = () => ({ ...stampCause(row, cause) });

describe("a stamp", () => {
  test("is read back as the cause of the insert that it came with", () => {
    expect(readCause(stamped(), undefined)).toEqual(cause);
  });

  test("says when the row was written", () => {
    const at = new Date("2026-11-02T08:15:30.123Z");
    expect(stampCause(row, cause, at)[CAUSE_ATTRIBUTE].at).toBe("2026-11-02T08:15:30.123Z");
  });

  test("has another nonce on every write", () => {
    const at = new Date();
    expect(causeStamp(cause, at).nonce).not.toBe(causeStamp(cause, at).nonce);
  });

  test("leaves the row that was given as it is", () => {
    stampCause(row, cause);
    expect(row).not.toHaveProperty(CAUSE_ATTRIBUTE);
  });
});

describe("a cause counts", () => {
  test("when its nonce is not the one of the old row", () => {
    expect(readCause(stamped(), stamped())).toEqual(cause);
    expect(readCause(stamped(), row)).toEqual(cause);
  });

  test("not when a plain writer left the last writer's stamp on the row", () => {
    const old = stamped();
    expect(readCause({ ...old, firstname: "Augusta" }, old)).toBeUndefined();
  });

  test("not when the row was removed, by whomever", () => {
    expect(readCause(undefined, stamped())).toBeUndefined();
  });

  test("not when the row has no stamp, or one without a nonce", () => {
    expect(readCause(row, undefined)).toBeUndefined();
    expect(readCause({ ...row, [CAUSE_ATTRIBUTE]: { ...cause } }, undefined)).toBeUndefined();
    expect(readCause({ ...row, [CAUSE_ATTRIBUTE]: "req-7d9f" }, undefined)).toBeUndefined();
    expect(readCause({ ...row, [CAUSE_ATTRIBUTE]: null }, undefined)).toBeUndefined();
  });
});

test("fields that no event may carry are left out, and the others count", () => {
  const odd = {
    nonce: "n",
    correlationId: "two\nlines",
    traceparent: "00-xyz",
    producer: 7,
    causationId: "",
    hops: -1,
  };
  expect(readCause({ [CAUSE_ATTRIBUTE]: odd }, undefined)).toEqual({ hops: 0 });
  expect(readCause({ [CAUSE_ATTRIBUTE]: { nonce: "n", producer: "users@1", hops: 1e9 } }, undefined)).toEqual({
    producer: "users@1",
    hops: 1000,
  });
});

describe("a change", () => {
  test("of the stamp alone is no event", () => {
    expect(onlyCauseChanged(stamped(), stamped())).toBe(true);
    expect(onlyCauseChanged(stamped(), row)).toBe(true);
  });

  test("of anything else is one", () => {
    expect(onlyCauseChanged({ ...stamped(), firstname: "Augusta" }, stamped())).toBe(false);
    expect(onlyCauseChanged({ ...stamped(), tags: ["a"] }, { ...stamped(), tags: ["b"] })).toBe(false);
  });

  test("that inserts or removes a row is one", () => {
    expect(onlyCauseChanged(stamped(), undefined)).toBe(false);
    expect(onlyCauseChanged(undefined, stamped())).toBe(false);
  });
});

test("a write that reacts to an event is one hop further and caused by it", () => {
  const event = { ...sampleMetadata(), correlationId: "req-7d9f", hops: 2 };
  expect(followCause(event, "crm@2.0.0")).toEqual({
    correlationId: "req-7d9f",
    causationId: event.id,
    producer: "crm@2.0.0",
    hops: 3,
  });
});

test("a reaction to an event that nobody correlated starts a correlation with it", () => {
  const event = sampleMetadata();
  expect(followCause(event, "crm@2.0.0").correlationId).toBe(event.id);
});
