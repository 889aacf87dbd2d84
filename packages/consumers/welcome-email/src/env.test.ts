import { expect, test } from "vitest";
import { readRecipients } from "./env.ts";

test("what the stack says is taken", () => {
  expect(readRecipients({ EMAIL_RECIPIENTS: "anyone" })).toBe("anyone");
  expect(readRecipients({ EMAIL_RECIPIENTS: "allow-list" })).toBe("allow-list");
});

test.each([undefined, "", "everybody"])("%j is a missing setting, never a permission", (value) => {
  expect(() => readRecipients({ EMAIL_RECIPIENTS: value })).toThrow("SETTING_MISSING");
});
