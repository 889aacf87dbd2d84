import { createMask, revealed, type Mask } from "@streambridge/events";
import { expect, test } from "vitest";
import { isPlain } from "../../env.ts";
import { Screen } from "../../local/screen/screen.ts";
import { sampleEntry, sampleRecord } from "../testing/sample-entries.ts";
import { ageOf } from "./ages.ts";
import { entryJson } from "./entry-json.ts";
import { printEntry } from "./print-entry.ts";
import { listJson, printEach, printGroups, printLimits } from "./print-list.ts";
import { printSummary } from "./print-summary.ts";
import { printTried } from "./print-tried.ts";
import { showBar } from "./show-bar.ts";

const NOW = Date.parse("2026-01-01T03:00:00.000Z");
const EMAIL = "xantippe@example.com";
const NAME = "Xantippe";

function screenOf(show: (screen: Screen) => void, mask: Mask = createMask()): string {
  let text = "";
  show(new Screen({ write: (part: string) => (text += part) }, mask));
  return text;
}

const record = {
  ...(sampleRecord("a", 1) as { dynamodb: object }),
  dynamodb: { NewImage: { userId: { S: "u-1" }, firstname: { S: NAME }, email: { S: EMAIL } } },
};
const entry = sampleEntry({
  id: "0123456789",
  place: "bridge",
  stage: "seal",
  attempts: 3,
  content: { kind: "record", record },
  error: {
    code: "EVENT_INVALID",
    message: `${NAME} does not fit`,
    mend: "Correct the row.",
    detail: { errors: [{ pointer: "/email", wanted: "an e-mail address", came: EMAIL }] },
  },
});

test("a failure is shown whole, and what is personal nowhere: not in the payload, not in the error", () => {
  const text = screenOf((screen) => printEntry(screen, entry, record));
  for (const said of ["0123456789", "HANDLER_FAILED, at step seal", "attempts       3", "Correct the row.", "u-1"])
    expect(text).toContain(said);
  expect(text).toContain("/email: wanted an e-mail address, came ***");
  expect(text).not.toMatch(/xantippe/i);
});

test("--reveal shows it", () => {
  const text = screenOf((screen) => printEntry(screen, entry, record), revealed);
  expect(text).toContain(`${NAME} does not fit`);
  expect(text).toContain(EMAIL);
});

test("for machines it is masked as well, and nobody can take a message away with it", () => {
  const json = JSON.stringify(entryJson(entry, createMask(), record));
  expect(json).toContain("u-1");
  expect(json).not.toMatch(/xantippe/i);
  expect(json).not.toContain("receipt");
});

test("a list for machines quotes nothing personal either, whether it has the payload or not", () => {
  const large = { ...entry, content: { kind: "reference", ref: "s3://b/k" } } as const;
  const listed = listJson([], [entry, large], createMask());
  expect(JSON.stringify(listed)).not.toMatch(/xantippe/i);
  expect(listed["entries"]).toMatchObject([
    { error: { message: "*** does not fit" } },
    { error: { code: "EVENT_INVALID" } },
  ]);
  expect(JSON.stringify(listJson([], [large], createMask()))).not.toMatch(/xantippe/i);
});

test("what a trial makes or refuses is masked", () => {
  const events = [{ type: "UserRegistered.v2", isClaimed: false, detail: { data: { email: EMAIL } } }];
  const refused = [
    { stage: "seal", eventType: "UserRegistered.v1", error: { code: "EVENT_INVALID" as const, message: EMAIL } },
  ];
  const text = screenOf((screen) => printTried(screen, "0123", { kind: "parks", passes: false, events, refused }));
  expect(text).toContain("would be parked again, after publishing UserRegistered.v2");
  expect(text).toContain("EVENT_INVALID at step seal, UserRegistered.v1");
  expect(text).not.toMatch(/xantippe/i);
});

test("a list is a table, grouped or one by one", () => {
  const entries = [entry, sampleEntry({ id: "0123abcdef" }), sampleEntry({ id: "0123abcdxy" })];
  expect(screenOf((screen) => printGroups(screen, entries, NOW)).split("\n")).toEqual([
    "count  place     consumer  cause           event type         oldest  latest",
    "    1  bridge    crm-sync  HANDLER_FAILED  UserRegistered.v2  3 h     2 h",
    "    2  consumer  crm-sync  HANDLER_FAILED  UserRegistered.v2  3 h     2 h",
    "",
  ]);
  const each = screenOf((screen) => printEach(screen, entries, NOW));
  expect(each).toMatch(/^01234567 .* 3$/m);
  expect(each).toMatch(/^0123abcde .* -$/m);
});

test("what lies in a queue makes no row and no line that passes for ours, however it is written", () => {
  const cause = `A\n    9  bridge  -  NOTHING ${"x".repeat(1_000)}`;
  const [, row = "", ...more] = screenOf((screen) => printGroups(screen, [sampleEntry({ cause })], NOW)).split("\n");
  expect(more).toEqual([""]);
  expect(row).toMatch(/^ {4}1 {2}consumer {2}crm-sync {2}A {5}9 {2}bridge .*x… {2}UserRegistered/);
  const shown = screenOf((screen) => printEntry(screen, sampleEntry({ cause: "A\n  cause   B" }), null));
  expect(shown).toMatch(/^ {2}cause {10}A\n {17} {2}cause/m);
});

test("what a look did not see is said", () => {
  const seen = [
    { place: "bridge", entries: [], cut: "limit", hidden: 0 },
    { place: "delivery", consumer: "crm-sync", entries: [entry], cut: "time", hidden: 0 },
    { place: "consumer", consumer: "crm-sync", entries: [], cut: false, hidden: 1 },
    { place: "consumer", consumer: "guest-book", left: true, entries: [entry], cut: false, hidden: 0 },
    { place: "archive", entries: [], cut: false, hidden: 0, fault: "AccessDenied" },
  ] as const;
  expect(screenOf((screen) => printLimits(screen, seen, 10)).split("\n")).toEqual([
    "bridge: there are more than the 10 that were looked at; --limit N looks at more.",
    "delivery of crm-sync: there are more than the 1 that could be looked at in 40 s; redrive or purge these, then look again. A higher --limit does not help.",
    "consumer of crm-sync: about 1 more message hidden just now, by another look or a redrive at work; look again in some minutes.",
    'consumer of guest-book: it left the program, so that nothing can be redriven to it. Within six hours the keeper archives this; see "When a consumer leaves" in docs/operating.md.',
    "archive: could not be looked at: AccessDenied",
    "",
  ]);
});

test("a summary counts what became of the failures, and what is left", () => {
  const done = [
    { entry, redriven: { kind: "published" } },
    { entry, redriven: { kind: "published" } },
    { entry, redriven: { kind: "parked anew", code: "EVENT_INVALID" } },
  ] as const;
  expect(
    screenOf((screen) =>
      printSummary(screen, { done, untouched: [entry] }, { wasStopped: true, mayBeMore: false }),
    ).split("\n"),
  ).toEqual([
    "Interrupted.",
    "     2  published",
    "     1  failed again and are parked with the new error: EVENT_INVALID",
    "     1  not touched: they lie where they lay; run it again",
    "2 failures remain.",
    "",
  ]);
  const settled = { done: done.slice(0, 2), untouched: [] };
  const good = (mayBeMore: boolean): string =>
    screenOf((screen) => printSummary(screen, settled, { wasStopped: false, mayBeMore }));
  expect(good(false)).toContain("All of it is settled.");
  expect(good(true)).toContain("All that was seen is settled.");
});

test("that an event was sent back is not said to be its end", () => {
  const summary = { done: [{ entry, redriven: { kind: "sent back" } }], untouched: [] } as const;
  const text = screenOf((screen) => printSummary(screen, summary, { wasStopped: false, mayBeMore: false }));
  expect(text).toContain("All of it is on its way; what a consumer cannot handle comes back");
  expect(text).not.toContain("settled");
});

test("a redrive draws how far it has come, on a terminal", () => {
  let text = "";
  const out = { write: (part: string) => (text += part), isTTY: true, columns: 80 };
  const bar = showBar(new Screen(out), 4);
  bar({ entry, redriven: { kind: "published" } });
  bar({ entry, redriven: { kind: "stays", why: "" } });
  const drawn = `${"█".repeat(15)}${"░".repeat(15)} 2/4, 1 failed again`;
  expect(text).toContain(isPlain() ? "" : drawn);
  expect(screenOf((screen) => showBar(screen, 1)({ entry, redriven: { kind: "published" } }))).toBe("");
});

test.each([
  ["2026-01-01T02:59:59.000Z", "1 s"],
  ["2026-01-01T02:01:00.000Z", "59 min"],
  ["2026-01-01T01:01:00.000Z", "119 min"],
  ["2026-01-01T01:00:00.000Z", "2 h"],
  ["2025-12-30T03:00:00.000Z", "2 d"],
])("%s is %s ago", (iso, age) => {
  expect(ageOf(iso, NOW)).toBe(age);
});
