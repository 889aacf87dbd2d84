import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { runCheck } from "./run-check.ts";
import { Screen } from "./screen.ts";
import { Tally } from "./tally.ts";

async function check(script: string): Promise<{ shown: string; tally: Tally }> {
  const out = new PassThrough();
  const tally = new Tally();
  await runCheck({ name: "the check", command: ["node", "-e", script], mend: "Mend it." }, new Screen(out), tally);
  return { shown: String(out.read()), tally };
}

test("a check that passes is one line, whatever it wrote", async () => {
  const { shown, tally } = await check("console.log('noise')");
  expect(shown).toMatch(/^ok {3}the check +\d+\.\d s\n$/);
  expect(tally.summary()).toBe("1 passed, 0 failed");
});

test("a check that fails shows what it wrote and how to mend it", async () => {
  const { shown, tally } = await check("console.log('line 3 is wrong'); process.exit(4)");
  expect(shown).toMatch(/^FAIL the check +\d+\.\d s\n {5}line 3 is wrong\n {5}Mend it\.\n$/);
  expect(tally.summary()).toBe("0 passed, 1 failed");
});

test("a command that does not exist has failed", async () => {
  const tally = new Tally();
  await runCheck({ name: "x", command: ["no-such-command"] }, new Screen(new PassThrough()), tally);
  expect(tally.failed).toBe(1);
});
