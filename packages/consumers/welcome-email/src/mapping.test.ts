import { sampleEvent } from "@streambridge/consumer-kit/testing";
import { expect, test } from "vitest";
import { letterOf } from "./mapping.ts";

test("the letter goes to the user's address and greets by first name", () => {
  const { data } = sampleEvent("UserRegistered.v2", { data: { firstname: "Ada", email: "ada@example.com" } });
  expect(letterOf(data)).toMatchObject({ to: "ada@example.com", subject: "Welcome, Ada!" });
  expect(letterOf(data).text).toMatch(/^Hello Ada,\n/);
});

test("a line break in a name does not reach the subject", () => {
  const { data } = sampleEvent("UserRegistered.v2", { data: { firstname: "Ada\r\nBcc: eve@example.com" } });
  expect(letterOf(data).subject).toBe("Welcome, Ada Bcc: eve@example.com!");
});
