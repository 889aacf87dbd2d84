import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { JsonObject } from "../json.ts";
import type { ReaderHit } from "../readers/readers-hit.ts";
import type { Registry } from "../registry.ts";
import { RECORDING_TIMEOUT_MS } from "../testing/consumer-workspace.ts";
import { real, withSchema, WORKSPACE } from "../testing/sample-registry.ts";
import { checkVersions } from "./check-versions.ts";

const LONG = { timeout: RECORDING_TIMEOUT_MS };
const V1 = "UserRegistered.v1";
const root = mkdtempSync(join(tmpdir(), "streambridge-versions-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A reader of one event type. */
function reads(eventType: string): ReaderHit {
  const said = { owner: "", path: "data", word: "reads", sentence: "", places: [] } as const;
  return { reader: "search-index", kind: "subscription", eventType, ...said };
}

interface Wish {
  readonly registry?: Registry;
  readonly readers?: readonly ReaderHit[];
  readonly today?: string;
  readonly touched?: readonly string[];
  readonly below?: string;
}

async function told({ registry = real, readers = [], today = "2026-11-28", touched = [], below = root }: Wish) {
  const findings = await checkVersions({
    root: below,
    registry,
    today,
    touched: new Set(touched),
    readersOf: ({ eventType }) => readers.filter((hit) => hit.eventType === eventType),
  });
  return findings.filter(({ eventType }) => eventType.startsWith("UserRegistered."));
}

function v1(members: JsonObject): Registry {
  return withSchema(V1, (schema) => ({ ...schema, ...members }));
}

function writeDowncasts(code: string): void {
  const file = join(root, "packages/events/src/downcast/downcasts.ts");
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `export const downcasts = { ${code} };\n`);
}

test("the versions of this workspace hold, every downcast tried on generated events", LONG, async () => {
  const touched = real.domains.flatMap(({ events }) => events.map(({ type }) => type));
  expect(await told({ below: WORKSPACE, touched })).toEqual([]);
});

test("an older major that says nothing of an end is told, with the command that says it", async () => {
  expect(await told({ registry: v1({ status: "active" }) })).toMatchObject([
    {
      rule: "older-still-active",
      severity: "error",
      eventType: V1,
      now: { file: "schemas/users/UserRegistered/v1.json", pointer: "/status", fragment: "active" },
      mend: [expect.stringContaining("`streambridge schema deprecate UserRegistered.v1 --sunset")],
    },
  ]);
});

test("an older major without a downcast is told", LONG, async () => {
  writeDowncasts("");
  expect(await told({ touched: [V1] })).toMatchObject([{ rule: "downcast-missing", severity: "error" }]);
});

test(
  "a downcast that fails is told with an event that differs from an example in what makes it fail",
  LONG,
  async () => {
    writeDowncasts(
      `"${V1}": ({ firstname, lastname, ...rest }) => ({ ...rest, fullname: firstname + lastname.slice(1) })`,
    );
    const shortened = v1({ properties: { ...PROPERTIES, fullname: { type: "string", minLength: 2 } } });
    const [finding] = await told({ registry: shortened, touched: [V1] });
    expect(finding).toMatchObject({
      rule: "downcast-fails",
      witness: { event: { firstname: expect.any(String) }, error: { keyword: "minLength", instancePath: "/fullname" } },
    });
    expect(finding?.sentence).toContain("what the downcast makes must NOT have fewer than 2 characters at /fullname");
    const { firstname, lastname, bio } = (finding?.witness?.event ?? {}) as Record<string, string>;
    expect([firstname?.length, lastname?.length, bio]).toEqual([1, 1, undefined]);
    expect(finding?.witness?.event).toMatchObject({ email: "ada@example.com", locale: "en-GB" });
  },
);

const PROPERTIES = (real.domains[1]?.events[3]?.schema["properties"] ?? {}) as JsonObject;

test("a downcast that throws is told with the event and what it threw", LONG, async () => {
  writeDowncasts(
    `"${V1}": (newer) => { if ("bio" in newer) throw new RangeError("no room"); return { ...newer, fullname: "x" }; }`,
  );
  const tolerant = v1({ properties: { ...PROPERTIES, firstname: { type: "string" }, lastname: { type: "string" } } });
  expect(await told({ registry: tolerant, touched: [V1] })).toMatchObject([
    {
      rule: "downcast-fails",
      witness: { event: { bio: "Writes about a town called Macondo." }, error: { keyword: "throws" } },
    },
  ]);
});

test(
  "a downcast that writes a text of a value that is not there is told, though the schema takes it",
  LONG,
  async () => {
    writeDowncasts(
      `"${V1}": ({ firstname, surname, lastname, ...rest }) => ({ ...rest, fullname: firstname + " " + surname })`,
    );
    const [finding] = await told({ touched: [V1] });
    expect(finding?.sentence).toContain(
      'what the downcast makes says "undefined", of which the newer version says nothing',
    );
  },
);

test("a property that a downcast forgets to leave out is named, in an example", LONG, async () => {
  writeDowncasts(`"${V1}": ({ firstname, ...rest }) => ({ ...rest, fullname: firstname })`);
  const [finding] = await told({ touched: [V1] });
  expect(finding?.sentence).toContain('must NOT have unevaluated properties, and has "lastname".');
  expect(finding?.witness?.event).toMatchObject({ firstname: "Ada", lastname: "Lovelace" });
  expect(finding?.mend[0]).toBe(
    "Leave `lastname` out of what the downcast makes, in packages/events/src/downcast/: UserRegistered.v1 does not have it.",
  );
});

test("downcasts of event types that nobody touched are not run", async () => {
  writeDowncasts("");
  expect(await told({})).toEqual([]);
});

test("a major is not retired while somebody wants it, nor before the last copy has gone", async () => {
  const registry = v1({ status: "retired", sunset: "2026-11-01" });
  mkdirSync(join(root, "stacks"), { recursive: true });
  writeFileSync(
    join(root, "stacks/numbers.ts"),
    "export const PRODUCTION_ARCHIVE_DAYS = 3;\nexport const messageLifetimeDays = (days) => 18 + days + 1;\n",
  );
  const findings = await told({ registry, readers: [reads(V1)], today: "2026-11-22" });
  expect(findings.map(({ rule, sentence }) => `${rule}: ${sentence}`)).toEqual([
    "retired-too-early: UserRegistered.v1 cannot be retired while search-index wants it.",
    "retired-too-early: UserRegistered.v1 cannot be retired before 2026-11-23: what is sent until 2026-11-01 may lie in a queue, a dead-letter queue or the archive for 22 days.",
  ]);
  expect(await told({ registry, today: "2026-11-23" })).toEqual([]);
});

test("whoever wants a frozen major is named, and what is older has to be frozen as well", async () => {
  const frozen = withSchema("UserRegistered.v2", (schema) => ({ ...schema, status: "frozen", sunset: "2027-01-01" }));
  const findings = await told({ registry: frozen, readers: [reads("UserRegistered.v2")] });
  expect(findings).toMatchObject([
    { rule: "older-than-frozen", severity: "error", eventType: V1 },
    { rule: "frozen", severity: "warning", readers: [{ reader: "search-index" }] },
  ]);
  expect(findings[1]?.sentence).toBe("UserRegistered.v2 is frozen: search-index hears nothing new on it.");
});
