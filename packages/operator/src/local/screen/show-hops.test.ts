import { createMask } from "@streambridge/events";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Change, Delivery, Published } from "../hop.ts";
import { effect } from "../testing/sample-facts.ts";
import { Screen } from "./screen.ts";
import { showHops, type HopScreen } from "./show-hops.ts";

let written: string;
let hops: HopScreen;

beforeEach(() => {
  vi.useFakeTimers({ now: 10_000 });
  written = "";
  hops = showHops(new Screen({ write: (text) => (written += text), columns: 100 }, createMask(), 0));
});
afterEach(() => void vi.useRealTimers());

const user = change("e1", "USER#u1 PROFILE");
const hold = change("e2", "EMAIL#ada@example.com EMAIL");

function change(eventID: string, row: string): Change {
  return { eventID, row, sequence: "1", operation: "INSERT", expired: false, at: 9000 };
}
function event(type = "UserRegistered.v2", of: Change = user): Published {
  return {
    id: type,
    type,
    entityId: "u1",
    reason: "write",
    marks: [],
    change: of,
    consumers: ["crm-sync", "signup-notice"],
  };
}
function delivery(consumer: string, effects = [effect()]): Delivery {
  return { event: event(), consumer, attempt: 1, takenAt: 0, effects };
}
const lines = () => written.trimEnd().split("\n");

test("what comes of a row stands under it, with the times of both", () => {
  hops.show({ kind: "row", change: user });
  hops.show({ kind: "row", change: hold });
  hops.show({ kind: "published", event: event() });
  hops.show({ kind: "handled", delivery: delivery("crm-sync"), milliseconds: 41.6 });
  hops.show({ kind: "handled", delivery: delivery("signup-notice", []), milliseconds: 7 });
  expect(lines()).toEqual([
    "  9.0 s  row USER#u1 PROFILE INSERT",
    " 10.0 s    UserRegistered.v2 → 2 rules → queues of crm-sync, signup-notice",
    " 10.0 s      ✓ crm-sync        42 ms  hubspot: contacts: save u1",
    " 10.0 s      ✓ signup-notice    7 ms  done, no vendor called",
  ]);
});

test("a row that is ignored is one line, once its neighbours have been told of", () => {
  hops.show({ kind: "row", change: hold });
  hops.show({ kind: "row", change: user });
  hops.show({ kind: "ignored", change: hold });
  hops.show({ kind: "published", event: event() });
  hops.flush();
  expect(lines().at(-1)).toBe("  9.0 s  row EMAIL#*** EMAIL INSERT: no event");
});

test("a row of which nothing is heard is shown after a moment", () => {
  hops.show({ kind: "row", change: user });
  expect(written).toBe("");
  vi.runAllTimers();
  expect(lines()).toEqual(["  9.0 s  row USER#u1 PROFILE INSERT"]);
});

test("a row is named again when another came between", () => {
  hops.show({ kind: "row", change: user });
  hops.show({ kind: "row", change: hold });
  hops.show({ kind: "published", event: event() });
  hops.show({ kind: "published", event: event("Other.v1", hold) });
  hops.show({ kind: "handled", delivery: delivery("crm-sync"), milliseconds: 1 });
  expect(lines()).toContain(" 10.0 s  row USER#u1 PROFILE, as above");
});

test("a failure says who, what and why, broken into lines that fit", () => {
  const reason = "HubSpot answered 503 Service Unavailable, and said that it would be back in half an hour or so";
  hops.show({ kind: "retried", delivery: delivery("crm-sync"), code: "RETRY_REQUESTED", reason });
  expect(lines().slice(1)).toEqual([
    " 10.0 s      ! crm-sync      will try again: RETRY_REQUESTED: HubSpot answered 503 Service",
    "               Unavailable, and said that it would be back in half an hour or so",
  ]);
});

test("the same trouble is told once", () => {
  hops.show({ kind: "trouble", text: "crm-sync failed: Timeout" });
  hops.show({ kind: "trouble", text: "crm-sync failed: Timeout" });
  expect(lines()).toEqual([" 10.0 s  ! crm-sync failed: Timeout"]);
});

test("without a terminal there are no colours and nothing is drawn over", () => {
  hops.show({ kind: "parked", change: user, code: "EVENT_INVALID", message: "no lastname" });
  expect(written).not.toContain("\u{1B}");
  expect(written).not.toContain("\r");
});
