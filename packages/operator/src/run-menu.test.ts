import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const main = join(import.meta.dirname, "main.ts");

function streambridge(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { encoding: "utf8" });
  return { status, stdout, stderr };
}

test("every command explains itself with an example, without colours in a pipe", () => {
  for (const words of [[], ["backfill"], ["local"], ["local", "start"], ["schema"], ["schema", "check"]]) {
    const { status, stdout } = streambridge(...words, "--help");
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Example: (?:streambridge|npm start) [\w -]+$/m);
    expect(stdout).toContain(`USAGE ${["streambridge", ...words].join(" ")} `);
    expect(stdout).not.toContain("\u{1B}");
  }
});

test("the workspace links it as a program that finds its own Node", ({ skip }) => {
  skip(process.platform === "win32", "there it is a .cmd, which only a shell runs");
  const { status, stdout } = spawnSync(join(main, "../../../../node_modules/.bin/streambridge"), ["--help"], {
    encoding: "utf8",
  });
  expect(status).toBe(0);
  expect(stdout).toContain("Example: streambridge local start");
});

test("a line without a command shows what there is, as a mistake", () => {
  expect(streambridge()).toMatchObject({ status: 2, stdout: expect.stringContaining("COMMANDS") });
});

test.each([
  ["an unknown command", ["locl"], "USAGE: Unknown command locl"],
  ["a command that is called as what every object has", ["valueOf"], "USAGE: Unknown command valueOf"],
  ["the same behind an option", ["local", "-1", "hasOwnProperty"], "USAGE: Unknown command hasOwnProperty"],
  ["an unknown option", ["local", "start", "--onse"], "USAGE: --onse is not known here"],
  ["an option with the name of what citty keeps", ["local", "start", "--_=x"], "USAGE: --_=x is not known here"],
  ["the same among letters", ["local", "start", "-a_b"], "USAGE: -a_b is not known here"],
  ["a word too many", ["local", "start", "now"], "USAGE: now is not known here"],
  ["an option without its value", ["local", "start", "--input"], "USAGE: --input needs a value"],
])("%s is named, with what there is", (_, words, message) => {
  const { status, stderr } = streambridge(...words);
  expect(status).toBe(2);
  expect(stderr.split("\n")[0]).toBe(message);
  expect(stderr).toContain("--help");
});
