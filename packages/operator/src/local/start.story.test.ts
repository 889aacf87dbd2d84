import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyProject, type ProjectCopy } from "@streambridge/local-cloud";
import { afterEach, expect, test } from "vitest";
import { readSubscriptions } from "./subscriptions.ts";

const MAIN = join(import.meta.dirname, "../main.ts");
const PROJECT = join(import.meta.dirname, "../../../..");
const COLUMNS = 100;

/** A command that runs, with what it has written so far. */
class Command {
  readonly #child;
  readonly ended: Promise<number | null>;
  output = "";
  #heard = Promise.withResolvers<void>();

  constructor(args: readonly string[], input = "", name: readonly string[] = ["local", "start"]) {
    const env = { ...process.env, NO_COLOR: "1" };
    this.#child = spawn(process.execPath, [MAIN, ...name, ...args], { cwd: PROJECT, env });
    this.ended = new Promise((resolve) => this.#child.once("close", resolve));
    this.#child.stdin.end(input);
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        this.output += text;
        this.#heard.resolve();
        this.#heard = Promise.withResolvers();
      });
    }
  }

  /** What it has written once it has written this, or has ended. */
  async hears(text: string): Promise<string> {
    while (!this.output.includes(text) && this.#child.exitCode === null) {
      await Promise.race([this.#heard.promise, this.ended]);
    }
    return this.output;
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }
}

let command: Command | undefined;
let copy: ProjectCopy | undefined;
afterEach(async () => {
  command?.kill("SIGTERM");
  await command?.ended;
  copy?.remove();
  [command, copy] = [undefined, undefined];
});

test("the sample shows every event on its way, then it stays up and shows what comes in, until Ctrl-C", async () => {
  command = new Command([]);
  expect(await command.hears("Ctrl-C ends it")).toContain("It stays up");
  await command.hears("aws dynamodb list-tables");
  expect(command.output).toMatch(/Delivered: \d+ deliveries to \d+ consumers/);
  for (const { events } of await readSubscriptions(PROJECT))
    for (const type of events) expect(command.output, "the sample makes this event").toContain(`${type} → `);
  expect(command.output).toContain("REMOVE, because its time was over");

  const [, users = "", token = ""] = /curl -X POST (\S+)[\s\S]*?Bearer ([^']+)'/.exec(command.output) ?? [];
  const body = JSON.stringify({ firstname: "Hedwig", lastname: "Kiesler", email: "hedy@example.com" });
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  expect(await fetch(users, { method: "POST", headers, body })).toMatchObject({ status: 201 });
  expect(await command.hears("e-mail to ***: Welcome, ***")).toContain("e-mail to ***");
  expect(command.output, "what is personal is not on the screen").not.toMatch(/Hedwig|Kiesler|hedy@/);

  const list = new Command([], "", ["failures", "list"]);
  expect(await list.ended, "other commands find it").toBe(0);
  expect(list.output).toContain("Stage local: no failures.");

  command.kill("SIGINT");
  expect(await command.ended).toBe(0);
  const late = new Command([], "", ["failures", "list"]);
  expect(await late.ended, "and know that it is gone").toBe(2);
  await expect(fetch(users)).rejects.toThrow("fetch failed");
  const wide = command.output
    .split("\n")
    .filter((line) => line.length > COLUMNS && !/Bearer|AWS_ENDPOINT_URL/.test(line));
  expect(wide).toEqual([]);
  expect(command.output).not.toContain("\u{1B}");
});

test("an input's items are written instead, and a bad line is named while the rest goes on", async () => {
  const keys = { pk: "USER#u1", sk: "PROFILE", entity: "user", userId: "u1" };
  const profile = { firstname: "Lynn", lastname: "Conway", email: "lynn@example.com" };
  const user = { ...keys, ...profile, registeredAt: "2026-11-23T12:00:00.000Z" };
  const other = { pk: "NOTE#1", sk: "NOTE", entity: "note" };
  command = new Command(
    ["--once", "--reveal", "--input", "-"],
    `${JSON.stringify(user)}\n{oops\n${JSON.stringify(other)}\n`,
  );
  expect(await command.ended).toBe(2);
  expect(command.output).toMatch(/✗ line 2 was not written: it is not JSON/);
  expect(command.output).toContain("2 items written; lines not written: 1");
  expect(command.output).toContain("e-mail to lynn@example.com");
  expect(command.output).toContain("row NOTE#1 NOTE INSERT: no event");
  expect(command.output).toMatch(/Delivered: \d+ deliveries/);
});

test("--once ends with 1 and says which event is missing at which consumer, when one does nothing", async () => {
  copy = copyProject(PROJECT);
  const handler = join(copy.folder, "packages/consumers/crm-sync/src/handler.ts");
  const lazy = readFileSync(handler, "utf8").replace(
    /\(\{ data \}\) => saveContact\([^\n]*/,
    "() => Promise.resolve(),",
  );
  writeFileSync(handler, lazy);
  command = new Command(["--once", "--project", copy.folder]);
  expect(await command.ended).toBe(1);
  expect(command.output).toMatch(/Not delivered \(\d+\):/);
  expect(command.output).toMatch(
    /✗ UserRegistered\.v2 of \w+ at\s+crm-sync: it was handled, but its vendor\s+received nothing/,
  );
});
