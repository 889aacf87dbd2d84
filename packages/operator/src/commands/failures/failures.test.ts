import { stripVTControlCharacters } from "node:util";
import { afterEach, expect, test, vi } from "vitest";
import { menu } from "../../menu.ts";
import { runMenu } from "../../run-menu.ts";

const COMMANDS = ["list", "show", "try", "redrive", "park", "purge"];

afterEach(() => {
  process.exitCode = undefined;
  vi.unstubAllEnvs();
});

/** Runs a command line in this process; what it writes as a failure, and its exit code. */
async function run(...words: readonly string[]) {
  let out = "";
  const stream = { write: (text: string) => (out += stripVTControlCharacters(text)) };
  const code = await runMenu(menu, ["failures", ...words], { out: stream, err: stream });
  return { code, out };
}

test.each(COMMANDS)("failures %s --help says what it does, with an example", async (name) => {
  const { code, out } = await run(name, "--help");
  expect(code).toBe(0);
  expect(out).toContain(`Example: streambridge failures ${name}`);
  expect(out).toContain("--stage");
});

test.each([
  [["list", "--plaice", "bridge"], "--plaice is not known here"],
  [["list", "--place", "brigde"], "brigde is no place of failures"],
  [["list", "--older", "soon"], "--older soon is no age"],
  [["list", "--limit", "0"], "--limit 0 is no number from 1 to 100000"],
  [["redrive"], "nothing was chosen"],
  [["redrive", "--all", "--rate", "1000"], "--rate 1000 is no number from 1 to 100"],
  [["redrive", "--all", "--uncertain", "maybe"], "--uncertain maybe is no answer"],
  [["park", "a,b"], "a,b is no eventID"],
  [["park", "a", "b"], "b is not known here"],
  [["park", "--remove"], "no eventID was named"],
  [["redrive", "--cause", "A", "--cause", "B"], "--cause was said twice"],
  [["list", "--place=bridge", "--place", "stream"], "--place was said twice"],
  [["purge", "--confirm", "all"], "--confirm all is no number"],
  [["list", "--endpoint", "foo"], "--endpoint foo is no address"],
  [["list", "--endpoint", "localhost:4566"], "--endpoint localhost:4566 is no address"],
  [["list", "--stage", "production", "--region", "us east"], "--region is us east, which is no region of AWS"],
  [["redrive", ""], "one of the ids is empty"],
])("%j is a mistake of the user", async (words, sentence) => {
  const { code, out } = await run(...words);
  expect(out).toContain(sentence);
  expect(code).toBe(2);
});

test("where no stack runs, the command that starts one is named", async () => {
  const { code, out } = await run("list", "--project", "/nowhere");
  expect(code).toBe(2);
  expect(out).toContain("no stack runs on this machine");
  expect(out).toContain("npm start");
});

test("trying needs the code of a project, and a folder that is none is a mistake", async () => {
  const { code, out } = await run("try", "--project", "/nowhere");
  expect(out).toContain("/nowhere has no sst.config.ts");
  expect(code).toBe(2);
});

test("an address where nothing answers is no mistake of the user", async () => {
  const { code, out } = await run("list", "--endpoint", "http://127.0.0.1:1");
  expect(out).toContain("AWS_FAILED: nothing answers at --endpoint http://127.0.0.1:1");
  expect(code).toBe(1);
});

test("a region that the environment sets to nothing is not set, and one that is none is named", async () => {
  vi.stubEnv("AWS_REGION", "");
  expect((await run("list", "--endpoint", "http://127.0.0.1:1")).out).toContain("nothing answers");
  vi.stubEnv("AWS_REGION", "mars");
  expect(await run("list", "--endpoint", "http://127.0.0.1:1")).toMatchObject({
    code: 2,
    out: expect.stringContaining("AWS_REGION is mars"),
  });
});
