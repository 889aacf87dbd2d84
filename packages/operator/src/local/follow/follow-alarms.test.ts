import { expect, test } from "vitest";
import { alarmed } from "./follow-alarms.ts";

const published = (OldStateValue: string, NewStateValue: string) =>
  alarmed({
    at: 1,
    kind: "notification-published",
    topic: "t",
    subject: "s",
    message: JSON.stringify({
      AlarmName: "shop-Full",
      AlarmDescription: "Look into it.",
      OldStateValue,
      NewStateValue,
    }),
  });

test("an alarm that begins to ring says what the person on call is told", () => {
  expect(published("OK", "ALARM")).toEqual([
    { kind: "alarm", rings: true, text: "the alarm shop-Full rings: Look into it." },
  ]);
});

test("an alarm that has rung says that it has ended", () => {
  expect(published("ALARM", "OK")).toEqual([{ kind: "alarm", rings: false, text: "the alarm shop-Full has ended" }]);
});

test("that an alarm found nothing wrong at first is no news", () => {
  expect(published("INSUFFICIENT_DATA", "OK")).toEqual([]);
});
