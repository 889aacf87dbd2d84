import { globSync, readFileSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../test/root.ts";
import { sources, type Source } from "./sources.ts";

/** The envelope's field names that are words of ours; the others (id, time, type ...) are anybody's. */
const ENVELOPE_WORDS = ["correlationId", "causationId", "dataref", "discriminator", "_cause"];

/** What the local cloud may well say: the packages' scope, the error class, the folder of its cache, and a name of STS. */
const OWN_NAMES = /@streambridge\/|StreambridgeError|\.streambridge\b|\bUserId\b/g;

const words = [...domainWords(), ...ENVELOPE_WORDS, "streambridge"];

test("the words to look for are derived from schemas, translators and consumers", () => {
  expect(words).toEqual(
    expect.arrayContaining(["users", "com.example.users", "UserRegistered", "userId", "search-index"]),
  );
});

test("packages/local-cloud says no word of the domain", () => {
  const found = sources()
    .filter(({ path }) => path.startsWith("packages/local-cloud/"))
    .flatMap((source) => words.filter((word) => says(source, word)).map((word) => `${source.path} says "${word}"`));
  expect(found).toEqual([]);
});

test.each(["// the table of users", 'const type = "UserRegistered.v2"', "row.userId", "`_cause`"])(
  "%s would be noticed",
  (text) => {
    expect(words.some((word) => says({ path: "x.ts", text, isTest: false }, word))).toBe(true);
  },
);

test.each(["import x from '@streambridge/errors'", "userIdentity", "in the order in which they came", "superusers"])(
  "%s is no word of the domain",
  (text) => {
    expect(words.some((word) => says({ path: "x.ts", text, isTest: false }, word))).toBe(false);
  },
);

function domainWords(): readonly string[] {
  const domains = globSync("schemas/*/domain.json", { cwd: root });
  const entities = globSync("packages/bridge/src/translate/*.ts", { cwd: root })
    .map((file) => basename(file, ".ts"))
    .filter((name) => domains.some((domain) => basename(dirname(domain)) === `${name}s`));
  return [
    ...domains.map((file) => basename(dirname(file))),
    ...domains.map((file) => (JSON.parse(readFileSync(join(root, file), "utf8")) as { source: string }).source),
    ...globSync("schemas/*/*/", { cwd: root })
      .map((folder) => basename(folder))
      .filter((name) => /^[A-Z]/.test(name)),
    ...entities.map((entity) => `${entity}Id`),
    ...readdirSync(join(root, "packages/consumers"), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name.includes("-"))
      .map((entry) => entry.name),
  ];
}

function says(source: Source, word: string): boolean {
  const text = source.text.replaceAll(OWN_NAMES, "");
  return new RegExp(`(?<![\\w-])${word.replaceAll(".", "\\.")}(?![\\w-])`, "i").test(text);
}
