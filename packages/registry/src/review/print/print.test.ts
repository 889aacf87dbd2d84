import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { WORKSPACE } from "../../testing/sample-registry.ts";
import { allRules } from "../all-rules.ts";
import { breaking, clean, gone, noted, sample } from "../testing/sample-review.ts";
import { diffLines } from "./diff-lines.ts";
import { printGitHub } from "./github.ts";
import { printJson } from "./json.ts";
import { printMarkdown, STICKY_MARKER } from "./markdown.ts";
import { printTerminal } from "./terminal.ts";

test("a person reads whom it breaks, where, what changed, the event, who reads it and what to do", () => {
  expect(printTerminal({ ...sample, findings: [breaking] }, false)).toBe(`\
BLOCKS  UserRegistered.v1  enum-value-added (forward: breaks)
  Readers on UserRegistered.v1 will reject this event: \`data.channel\` may now be "fax".
  was schemas/users/UserRegistered/v1.json:22:7 #/properties/channel/enum (released/production/1, main (3f2a1b0))
  now schemas/users/UserRegistered/v1.json:23:7 #/properties/channel/enum
      "enum": [
    -   "web"
    +   "web",
    +   "fax"
      ]
  event (refused at /channel: must be equal to one of the allowed values)
    {
      "channel": "fax"
    }
  readers
    · crm-sync reads data.channel of UserRegistered.v1 at packages/consumers/crm-sync/src/mapping.ts:9:12, owner sales
  to do
    · Put the value into a new major.
    · Or \`streambridge schema exempt UserRegistered.v1\`

Compared with released/production/1, main (3f2a1b0)
  UserRegistered.v1  full_all  released/production/1, main (3f2a1b0): forward unknown, backward safe
  UserGreeted.v1  none  released/production/1: not compared: none, internal
  5 event types as in every revision

1 finding blocks.
`);
});

test("what is new is named; metadata among it is no event type", () => {
  const added = ["metadata", "UserLeft.v1"];
  expect(printTerminal({ ...clean, added }, false)).toContain(
    "\n  new: metadata, UserLeft.v1; 6 event types as in every revision\n",
  );
});

test("colours are there when they are wanted, and only then", () => {
  expect(printTerminal(sample, true)).toContain("\u{1B}[31m");
  expect(printTerminal(sample, false)).not.toContain("\u{1B}");
});

test("what an exemption covers is shown with reason, owner and last day, and counted apart", () => {
  const text = printTerminal(sample, false);
  expect(text).toContain("let pass until 2027-01-31 by identity: no reader is left");
  expect(text).toMatch(/2 findings block, 1 exempted, 1 note\.\n$/);
  expect(printMarkdown(sample)).toContain("> Let pass until 2027-01-31 by identity: no reader is left");
});

test("a comment begins with the mark by which the next run finds it, and says at the end whether it blocks", () => {
  const text = printMarkdown(sample);
  expect(text.startsWith(`${STICKY_MARKER}\n## Schema review: 2 findings block, 1 exempted, 1 note\n`)).toBe(true);
  expect(text).toContain('```diff\n  "enum": [\n-   "web"\n+   "web",\n+   "fax"\n  ]\n```');
  expect(text).toContain("This must not be merged as it is.");
  expect(printMarkdown(clean)).toContain("## Schema review: Nothing blocks");
});

test("a comment never gets longer than GitHub takes; what is left out is counted", () => {
  const text = printMarkdown({ ...sample, findings: Array.from({ length: 200 }, () => breaking) });
  expect(text.length).toBeLessThan(65_536);
  expect(text).toMatch(/_\d+ more findings do not fit here/);
});

test("people see the beginning of a long text, and how long it is", () => {
  const witness = breaking.witness && { ...breaking.witness, event: { note: "x".repeat(2000) } };
  const long = { ...sample, findings: [{ ...breaking, ...(witness && { witness }) }] };
  for (const text of [printTerminal(long, false), printMarkdown(long)]) {
    expect(text).toContain("x… (2012 characters)");
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThan(250);
  }
  expect(printJson(long)).toContain("x".repeat(2000));
});

test("machines get everything, with a number for the shape", () => {
  expect(JSON.parse(printJson(sample))).toEqual({ schemaVersion: 1, blocks: true, ...sample });
  expect(JSON.parse(printJson(clean))).toMatchObject({ blocks: false });
});

test("GitHub shows a finding at its line now; one about a file that is gone names the file alone", () => {
  const [first, second, third, fourth] = printGitHub(sample).split("\n");
  expect(first).toBe(
    "::error file=schemas/users/UserRegistered/v1.json,line=23,col=7,title=UserRegistered.v1 enum-value-added (forward%3A breaks)" +
      '::Readers on UserRegistered.v1 will reject this event: `data.channel` may now be "fax".' +
      "%0Acrm-sync reads data.channel of UserRegistered.v1 at packages/consumers/crm-sync/src/mapping.ts:9:12, owner sales" +
      "%0APut the value into a new major." +
      "%0AOr `streambridge schema exempt UserRegistered.v1`",
  );
  expect(second).toMatch(/^::error file=schemas\/users\/UserLeft\/v1\.json,title=/);
  expect(third).toMatch(/^::notice .*Let pass until 2027-01-31 by identity\./);
  expect(fourth).toMatch(/^::notice title=/);
});

test("a percent sign and a line break of a sentence do not end the annotation", () => {
  expect(printGitHub({ ...sample, findings: [{ ...gone, sentence: "50% off\nnow" }] })).toContain(
    "::50%25 off%0Anow%0A",
  );
});

test("who reads a field is named also where nothing blocks, since it may count on a property that goes", () => {
  const review = { ...sample, findings: [{ ...noted, readers: breaking.readers }] };
  expect(printTerminal(review, false)).toContain(
    "  readers\n    · crm-sync reads data.channel of UserRegistered.v1 at ",
  );
  expect(printMarkdown(review)).toContain("\n  - crm-sync reads data.channel of UserRegistered.v1 at ");
});

test("two fragments are laid side by side line by line; one that is absent has no lines", () => {
  const old = { pointer: "", fragment: { a: 1, b: 2 } };
  expect(asText(diffLines(old, { pointer: "", fragment: { a: 1, b: 3, c: 4 } }))).toBe(
    ' { "a": 1,-"b": 2+"b": 3,+"c": 4 }',
  );
  expect(asText(diffLines(undefined, { pointer: "/anyOf/0", fragment: "x" }))).toBe('+"x"');
});

test("a member is shown with its name, so that a rename can be seen", () => {
  expect(asText(diffLines(property("lastname"), property("surname")))).toBe('-"lastname": {}+"surname": {}');
});

test("the documentation lists every rule with what it says, and no other", () => {
  const text = readFileSync(join(WORKSPACE, "docs/schema-review.md"), "utf8").replaceAll(/ +/g, " ");
  const [, table = ""] = text.split("\n## Rules\n");
  const rows = table.split("\n").filter((line) => line.startsWith("| `"));
  expect(rows).toEqual(allRules.map(({ id, purpose }) => `| \`${id}\` | ${purpose} |`));
});

test("every rule has an id of its own and says in one sentence what it is about", () => {
  expect(new Set(allRules.map(({ id }) => id)).size).toBe(allRules.length);
  for (const { purpose } of allRules) expect(purpose).toMatch(/^[A-Z].*\.$/);
});

function asText(lines: ReturnType<typeof diffLines>): string {
  return lines.map(({ sign, text }) => sign + text.trim()).join("");
}

function property(name: string) {
  return { pointer: `/properties/${name}`, fragment: {} };
}
