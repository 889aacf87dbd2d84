import { mkdtempSync, rmSync, writeFileSync, mkdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { filesInMemory } from "../../read/files.ts";
import { blocks } from "../review.ts";
import { breaking, clean, gone, sample } from "../testing/sample-review.ts";
import { applyExemptions } from "./apply-exemptions.ts";
import { exempt } from "./exempt.ts";
import { EXEMPTIONS, type Exemption, type WrittenExemption } from "./exemption.ts";
import { readExemptions } from "./read-exemptions.ts";

const TODAY = "2026-11-28";
const WISH = {
  event: "UserRegistered.v1",
  reason: "no reader is left",
  owner: "identity",
  expires: "2027-01-31",
  today: TODAY,
};

function written(wish: Partial<typeof WISH> & { readonly rule?: string } = {}): readonly WrittenExemption[] {
  const root = mkdtempSync(join(tmpdir(), "streambridge-exempt-"));
  try {
    exempt({ ...sample, findings: [breaking, gone] }, { root, ...WISH, ...wish });
    return readExemptions(filesInMemory(new Map([[EXEMPTIONS, readFileSync(join(root, EXEMPTIONS), "utf8")]])));
  } finally {
    rmSync(root, { recursive: true });
  }
}

test("what was written covers the finding that it was written for, and no other", () => {
  const [first, second] = applyExemptions([breaking, gone], written(), TODAY);
  expect(first?.exemption).toEqual({ reason: "no reader is left", owner: "identity", expires: "2027-01-31" });
  expect(second?.exemption).toBeUndefined();
  expect(blocks({ ...clean, findings: [first ?? gone] })).toBe(false);
});

test.each([
  ["the new schema", { ...breaking, digest: "c".repeat(64) }],
  ["an old schema", { ...breaking, against: [{ ...breaking.against[0]!, digest: "c".repeat(64) }] }],
  [
    "the list of old schemas",
    { ...breaking, against: [...breaking.against, { revisions: ["r"], kinds: ["release"], digest: "c" }] },
  ],
] as const)("a later edit of %s opens the question again", (_what, finding) => {
  const [first, idle] = applyExemptions([finding], written(), TODAY);
  expect(first).toEqual(finding);
  expect(idle).toMatchObject({ rule: "exemption-idle", severity: "note" });
});

test("an exemption counts on its last day, and fails on the next", () => {
  expect(applyExemptions([breaking], written(), "2027-01-31")[0]?.exemption).toBeDefined();
  const [expired, finding] = applyExemptions([breaking], written(), "2027-02-01");
  expect(expired).toMatchObject({
    rule: "exemption-expired",
    severity: "error",
    sentence: expect.stringContaining("expired on 2027-01-31"),
    now: { file: EXEMPTIONS, pointer: "/exemptions/0", line: 3, column: 5 },
  });
  expect(finding).toEqual(breaking);
});

test("an event type that is gone can be exempted as well", () => {
  expect(applyExemptions([gone], written({ event: "UserLeft.v1" }), TODAY)[0]?.exemption).toBeDefined();
});

test("what is no difference between two schemas cannot be exempted, and says so", () => {
  const findings = [{ ...gone, rule: "downcast-fails", against: [] }];
  expect(() => exempt({ ...sample, findings }, { root: "", ...WISH, event: "UserLeft.v1" })).toThrow(
    "downcast-fails of UserLeft.v1 is no difference between two schemas",
  );
});

test("a record of the same finding is replaced, others are kept", () => {
  const root = mkdtempSync(join(tmpdir(), "streambridge-exempt-"));
  mkdirSync(join(root, "schemas"));
  writeFileSync(
    join(root, EXEMPTIONS),
    JSON.stringify({ exemptions: [...written({ reason: "old" }), ...written({ event: "UserLeft.v1" })] }),
  );
  exempt(sample, { root, ...WISH });
  const { exemptions } = JSON.parse(readFileSync(join(root, EXEMPTIONS), "utf8")) as {
    exemptions: readonly Exemption[];
  };
  expect(exemptions.map(({ event, reason }) => [event, reason])).toEqual([
    ["UserLeft.v1", "no reader is left"],
    ["UserRegistered.v1", "no reader is left"],
  ]);
  rmSync(root, { recursive: true });
});

test.each([
  ["nothing blocks it", { event: "UserGreeted.v1" }, "nothing blocks UserGreeted.v1"],
  ["nothing blocks it by that rule", { rule: "type-changed" }, "nothing blocks UserRegistered.v1 by type-changed"],
  ["its day is over", { expires: "2026-11-27" }, "2026-11-27 is over"],
  ["its day is none", { expires: "2027-02-30" }, "2027-02-30 is no day"],
  ["its day is a year", { expires: "2027" }, "2027 is no day"],
])("an exemption is refused when %s", (_when, wish, message) => {
  expect(() => written(wish)).toThrow(message);
});

test.each([
  ["no list", "{}", "#/exemptions: wanted a list of exemptions"],
  [
    "no reason",
    '{"exemptions":[{"event":"A.v1","rule":"r","owner":"o","expires":"2027-01-01","from":["x"]}]}',
    "#/exemptions/0/reason: wanted a text",
  ],
  [
    "no day",
    '{"exemptions":[{"event":"A.v1","rule":"r","owner":"o","reason":"r","expires":"soon","from":["x"]}]}',
    "#/exemptions/0/expires: wanted a day",
  ],
  [
    "no hashes",
    '{"exemptions":[{"event":"A.v1","rule":"r","owner":"o","reason":"r","expires":"2027-01-01"}]}',
    "#/exemptions/0/from: wanted the hashes",
  ],
])("a record with %s is refused with its place", (_what, text, message) => {
  expect(() => readExemptions(filesInMemory(new Map([[EXEMPTIONS, text]])))).toThrow(message);
});
