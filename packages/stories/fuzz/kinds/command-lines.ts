import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { StreambridgeError } from "@streambridge/errors";
import { menu, runMenu } from "@streambridge/operator";
import { marshalItem, readKeys } from "@streambridge/operator/read";
import { clearError } from "../clear-error.ts";
import { hold, type Kind } from "../kind.ts";
import { mutantTexts } from "../mutate/mutate.ts";
import { oddName } from "../mutate/oddities.ts";

const NOUNS: ReadonlySet<string> = new Set(["failures", "backfill", "local", "schema"]);
const VERBS = ["list", "show", "try", "redrive", "park", "purge"];
const OPTIONS = [
  "--place",
  "--consumer",
  "--cause",
  "--type",
  "--older",
  "--newer",
  "--limit",
  "--rate",
  "--uncertain",
  "--stale",
  "--confirm",
];
const VALUES = ["bridge", "nowhere", "12h", "-1", "0", "1e9", "NaN", "9".repeat(40), "again", "\u0000", "--", "=", "☃"];

const word = fc.oneof(fc.constantFrom(...VALUES), oddName);
const option = fc.oneof(
  fc.constantFrom(...OPTIONS),
  oddName.map((name) => `--${name}`),
  oddName.map((name) => `-${name}`),
);

/** What a tired person types. Every line names a folder where nothing runs, so that none has an effect. */
const lines = fc
  .tuple(
    fc.oneof(
      { weight: 9, arbitrary: fc.constant("failures") },
      { weight: 1, arbitrary: oddName.filter((name) => !NOUNS.has(name)) },
    ),
    fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...VERBS) }, { weight: 1, arbitrary: word }),
    fc.array(
      fc.oneof(
        word,
        option,
        fc.tuple(option, word).map(([name, value]) => `${name}=${value}`),
      ),
      { maxLength: 5 },
    ),
  )
  .map(([noun, verb, rest]) => [noun, verb].concat(rest));

const nowhere = mkdtempSync(join(tmpdir(), "streambridge-fuzz-"));
process.once("exit", () => rmSync(nowhere, { recursive: true, force: true }));

/** Command lines over a folder where no stack runs: understood or not, they end with a sentence. */
export const commandLines: Kind<readonly string[]> = {
  name: "command lines",
  inputs: lines,
  take: async (words) => {
    const before = process.exitCode;
    let told = "";
    const err = { write: (text: string) => (told += text) };
    const code = await runMenu(menu, [...words, "--stage", "local", "--project", nowhere], {
      out: { write: () => true },
      err,
    });
    process.exitCode = before;
    hold(code === 0 || code === 2, `it ended with ${code}: ${told}`);
    if (code === 0) return ["accepted"];
    const [line = "", mend = ""] = told.split("\n");
    const [, name, message] = /^([A-Z_]+): (.*)$/s.exec(line) ?? [];
    return [clearError({ code: name, message, mend: mend.trim() })];
  },
};

/** Files that people write by hand: keys of rows for a backfill, and items for `npm start -- --input`. */
export const files: Kind<string> = {
  name: "files of keys and items",
  inputs: fc
    .array(mutantTexts(fc.constant({ pk: "USER#1", sk: "PROFILE", entity: "user", n: 1 })), { maxLength: 4 })
    .map((texts) => texts.join("\n")),
  take: (text) => {
    const file = join(nowhere, "keys.jsonl");
    writeFileSync(file, text);
    for (const line of text.split("\n")) {
      const item = marshalItem(line);
      if (!item.ok) hold(item.reason !== "", "an item is refused without a reason");
    }
    try {
      readKeys(file);
      return Promise.resolve(["accepted"]);
    } catch (thrown) {
      if (!(thrown instanceof StreambridgeError)) throw thrown;
      return Promise.resolve([clearError({ code: thrown.code, message: thrown.message, mend: thrown.mend })]);
    }
  },
};
