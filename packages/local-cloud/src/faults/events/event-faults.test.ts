import { expect, test } from "vitest";
import type { Faults } from "../../services/eventbridge/index.ts";
import { strikeWith } from "../testing/strike-with.ts";
import { withEventFaults } from "./with-event-faults.ts";

const ENTRIES = Array.from({ length: 10 }, (_, index) => ({
  EventBusName: "Facts",
  Source: "shop",
  Detail: `${index}`,
}));
const DELIVERY = { rule: "News", target: "arn:aws:sqs:us-east-1:000000000000:Mail", eventId: "1", attempt: 1 };

test("some entries of a half-failed request fail, each with a code that AWS says to send again", () => {
  const { injector } = strikeWith({ kind: "half-failed", rate: 1 });
  const answers = withEventFaults({}, injector).putEvents?.(ENTRIES) ?? [];
  const codes = new Set(answers.flatMap((error) => error?.code ?? []));
  expect(answers).toHaveLength(10);
  expect(answers).toContain(undefined);
  expect([...codes].every((code) => ["ThrottlingException", "InternalFailure"].includes(code))).toBe(true);
});

test("of a request with one entry, that one fails", () => {
  const { injector } = strikeWith({ kind: "half-failed", rate: 1 });
  expect(withEventFaults({}, injector).putEvents?.(ENTRIES.slice(0, 1))).not.toContain(undefined);
});

test("a delivery that fails may be retried", () => {
  const { injector, injected } = strikeWith({ kind: "delivery-failed", rate: 1, most: 1 });
  const { deliver } = withEventFaults({}, injector);
  expect(deliver?.(DELIVERY)).toMatchObject({ retryable: true });
  expect(deliver?.({ ...DELIVERY, attempt: 2 })).toBeUndefined();
  expect(injected()).toMatchObject([{ service: "sqs", operation: "Deliver", resource: "News", caller: "events" }]);
});

test("a delivery that is refused may not be retried", () => {
  const { injector, injected } = strikeWith({ kind: "delivery-refused", rate: 1, most: 1 });
  const { deliver } = withEventFaults({}, injector);
  expect(deliver?.(DELIVERY)).toMatchObject({ code: "NO_PERMISSIONS", retryable: false });
  expect(deliver?.({ ...DELIVERY, eventId: "2" })).toBeUndefined();
  expect(injected()).toMatchObject([{ fault: "delivery-refused", service: "sqs", resource: "News" }]);
});

test("what a test asks for by hand comes first, and can begin and end at any time", () => {
  const byHand: Faults = {};
  const { injector } = strikeWith({ kind: "half-failed", rate: 1 }, { kind: "delivery-failed", rate: 1 });
  const faults = withEventFaults(byHand, injector);
  const refused = { code: "NO_PERMISSIONS", message: "", retryable: false };
  byHand.putEvents = () => [{ code: "NotAuthorizedForDetailTypeException", message: "" }];
  byHand.deliver = () => refused;
  expect(faults.putEvents?.(ENTRIES)[0]?.code).toBe("NotAuthorizedForDetailTypeException");
  expect(faults.deliver?.(DELIVERY)).toBe(refused);
  delete byHand.deliver;
  expect(faults.deliver?.(DELIVERY)?.retryable).toBe(true);
  injector.follow(undefined);
  expect(faults.deliver?.(DELIVERY)).toBeUndefined();
});
