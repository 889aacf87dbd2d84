import { join } from "node:path";
import { recordGraph } from "@streambridge/local-cloud";
import { preparePlatform } from "@streambridge/sst-platform";
import { beforeAll, expect, test } from "vitest";
import { menu } from "./menu.ts";
import { runMenu } from "./run-menu.ts";

const PROJECT = join(import.meta.dirname, "../../..");
const STAGE = "production";
/** A command in the text of an alarm, up to where it names the stage. */
const COMMAND = new RegExp(`pnpm streambridge (.*?) --stage ${STAGE}`, "g");

/** The commands that alarms tell a person to run, with the names of consumers and records left out. */
const commands = new Set<string>();
beforeAll(async () => {
  await preparePlatform(PROJECT);
  const cache = join(PROJECT, ".streambridge/graphs");
  const { resources } = await recordGraph({ project: PROJECT, stage: STAGE, cache });
  const texts = resources.flatMap(({ inputs: { alarmDescription: text } }) => (typeof text === "string" ? [text] : []));
  for (const [, command = ""] of texts.flatMap((text) => Array.from(text.matchAll(COMMAND))))
    commands.add(command.replace(/--consumer \S+/, "--consumer NAME"));
}, 120_000);

test("every command that an alarm names is there, with its options and their values", async () => {
  expect(commands).toContain("failures list --place bridge");
  expect(commands.size).toBeGreaterThan(4);
  for (const command of commands) {
    const words = command.split(" ");
    let help = "";
    const out = { write: (text: string) => (help += text) };
    await runMenu(menu, [...words.filter((word) => !word.startsWith("--")), "--help"], { out, err: out });
    const verb = words.slice(0, words[0] === "failures" ? 2 : 1).join(" ");
    expect(help, command).toMatch(new RegExp(`^USAGE .*${verb}`, "m"));
    for (const option of command.match(/--\w+/g) ?? []) expect(help, command).toContain(option);
    const [, place] = /--place (\S+)/.exec(command) ?? [];
    expect(help, command).toMatch(place === undefined ? /./ : new RegExp(`--place=<[^>]*\\b${place}\\b`));
  }
});
