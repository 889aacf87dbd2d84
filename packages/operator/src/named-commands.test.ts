import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ArgsDef, CommandDef, Resolvable } from "citty";
import { expect, test } from "vitest";
import { menu } from "./menu.ts";

const WORKSPACE = join(import.meta.dirname, "../../..");

/** Where people are told to run something: what to do about a finding, docs, workflows. */
const PLACES = ["packages/*/src/**/*.ts", "stacks/**/*.ts", "**/*.md", ".github/workflows/*.yml"];

/** A command up to the next one, a comment, or the end of its line, its code, its text or its brackets. */
const NAMED = /streambridge ((?:local|schema|failures) [a-z][a-z-]*|backfill)\b((?:(?!streambridge)[^`"'\n#|);])*)/g;
const OPTION = /(?<=\s)--([a-z][a-z-]*)/g;

test("every command that somebody is told to run exists, with its options", async () => {
  const files = globSync(PLACES, {
    cwd: WORKSPACE,
    exclude: (path) => /node_modules|generated|named-commands/.test(path),
  });
  const known = await optionsOfCommands();
  const wrong = files.flatMap((file) =>
    mistakesIn(readFileSync(join(WORKSPACE, file), "utf8"), known).map((mistake) => `${file}: ${mistake}`),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(wrong).toEqual([]);
});

test("a command or an option that does not exist is noticed", async () => {
  const text = "`streambridge schema reviev`, `streambridge failures list --older 3d --oldest`, then --anything";
  expect(mistakesIn(text, await optionsOfCommands())).toEqual(["schema reviev", "failures list --oldest"]);
});

function mistakesIn(text: string, known: ReadonlyMap<string, readonly string[]>): readonly string[] {
  return [...text.matchAll(NAMED)].flatMap(([, command = "", rest = ""]) => {
    const options = known.get(command);
    if (options === undefined) return [command];
    const named = [...rest.matchAll(OPTION)].map(([, option = ""]) => option);
    return named.filter((option) => !options.includes(option)).map((option) => `${command} --${option}`);
  });
}

/** The options of every command, by its words. */
async function optionsOfCommands(): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  const visit = async (command: CommandDef, words: readonly string[]): Promise<void> => {
    const verbs = Object.entries((await resolved(command.subCommands)) ?? {});
    if (verbs.length === 0) found.set(words.join(" "), Object.keys((await resolved<ArgsDef>(command.args)) ?? {}));
    for (const [word, verb] of verbs) await visit((await resolved(verb)) as CommandDef, [...words, word]);
  };
  await visit(menu, []);
  return found;
}

async function resolved<T>(value: Resolvable<T> | undefined): Promise<T | undefined> {
  return typeof value === "function" ? (value as () => T | Promise<T>)() : value;
}
