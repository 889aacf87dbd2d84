import { expect, test } from "vitest";
import { Screen } from "./screen.ts";

/** What a screen writes to a pipe. */
function written(show: (screen: Screen) => void): string {
  const parts: string[] = [];
  show(new Screen({ write: (text: string) => parts.push(text) }));
  return parts.join("");
}

test("a control character in what somebody else wrote is shown, and does nothing to the terminal", () => {
  expect(written((screen) => screen.line("erase \u001B[2K, ring \u0007, back \r, old \u009B31m"))).toBe(
    "erase \\u001b[2K, ring \\u0007, back \\u000d, old \\u009b31m\n",
  );
  expect(written((screen) => screen.line("lia\u202Eved"))).toBe("lia\\u202eved\n");
  expect(written((screen) => screen.paragraph("title \u001B]0;pwned\u0007"))).toBe("title \\u001b]0;pwned\\u0007\n");
});

test("colours of our own, tabs and line ends stay", () => {
  expect(written((screen) => screen.verbatim("\u001B[32mgood\u001B[39m\tone\ntwo"))).toBe(
    "\u001B[32mgood\u001B[39m\tone\ntwo\n",
  );
});
