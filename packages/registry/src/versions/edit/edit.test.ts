import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readRegistry } from "../../read/read-registry.ts";
import type { ReadersOf } from "../../review/explain/to-finding.ts";
import { RECORDING_TIMEOUT_MS } from "../../testing/consumer-workspace.ts";
import { spoilableWorkspace, WORKSPACE } from "../../testing/sample-registry.ts";
import { checkVersions } from "../check-versions.ts";
import { planDeprecation } from "./deprecate.ts";
import { planNewVersion } from "./new-version.ts";
import { applyPlan } from "./plan.ts";
import { planRetirement } from "./retire.ts";
import { setMembers } from "./set-members.ts";

const TODAY = "2026-11-28";
const SUNSET = "2027-11-28";
const DOWNCASTS = "packages/events/src/downcast";
const nobody: ReadersOf = () => [];

/** A folder with the real schemas and downcasts. */
function workspaceToEdit() {
  const workspace = spoilableWorkspace();
  mkdirSync(join(workspace.root, DOWNCASTS), { recursive: true });
  cpSync(join(WORKSPACE, DOWNCASTS), join(workspace.root, DOWNCASTS), { recursive: true });
  const read = (file: string) => readFileSync(join(workspace.root, file), "utf8");
  return Object.assign(workspace, { read });
}

test("members are set and taken out, and every other line stays", () => {
  const text = '{\n  "a": 1,\n\n  "status": "active",\n  "list": [1,2]\n}\n';
  expect(setMembers(text, { status: "deprecated", sunset: "2027-01-01" })).toBe(
    '{\n  "a": 1,\n\n  "status": "deprecated",\n  "sunset": "2027-01-01",\n  "list": [1,2]\n}\n',
  );
  expect(setMembers(setMembers(text, { status: "x", sunset: "y" }), { status: "active", sunset: undefined })).toBe(
    text,
  );
});

test("a new version is a copy that is active, beside an older one that has an end", () => {
  using workspace = workspaceToEdit();
  const { root, read } = workspace;
  const before = read("schemas/users/UserDeleted/v1.json");
  applyPlan(
    root,
    planNewVersion({ root, registry: readRegistry(root), name: "UserDeleted", sunset: SUNSET, today: TODAY }),
  );
  expect(read("schemas/users/UserDeleted/v2.json")).toBe(before.replace("UserDeleted/v1.json", "UserDeleted/v2.json"));
  expect(read("schemas/users/UserDeleted/v1.json")).toBe(
    before.replace('"active",', `"deprecated",\n  "sunset": "${SUNSET}",`),
  );
});

test(
  "the downcast of a new version is a file that is named in its place, and it holds",
  { timeout: RECORDING_TIMEOUT_MS },
  async () => {
    using workspace = workspaceToEdit();
    const { root, read } = workspace;
    for (const name of ["UserDeleted", "UserRegistered"]) {
      applyPlan(root, planNewVersion({ root, registry: readRegistry(root), name, sunset: SUNSET, today: TODAY }));
    }
    expect(read(`${DOWNCASTS}/user-deleted.ts`)).toContain(
      'export const userDeletedV1: Downcast<"UserDeleted.v2", "UserDeleted.v1"> = (newer) => newer;',
    );
    expect(read(`${DOWNCASTS}/user-registered-v2.ts`)).toContain("userRegisteredV2");
    expect(read(`${DOWNCASTS}/downcasts.ts`).split("\n").slice(1)).toEqual([
      'import { userDeletedV1 } from "./user-deleted.ts";',
      'import { userProfileChangedV1 } from "./user-profile-changed.ts";',
      'import { userRegisteredV2 } from "./user-registered-v2.ts";',
      'import { userRegisteredV1 } from "./user-registered.ts";',
      "",
      "/** Each older event type, with what makes its data from the next newer one. */",
      "export const downcasts: Downcasts = {",
      '  "UserDeleted.v1": userDeletedV1,',
      '  "UserProfileChanged.v1": userProfileChangedV1,',
      '  "UserRegistered.v1": userRegisteredV1,',
      '  "UserRegistered.v2": userRegisteredV2,',
      "};",
      "",
    ]);
    const registry = readRegistry(root);
    const touched = new Set(["UserDeleted.v1", "UserRegistered.v1", "UserRegistered.v2"]);
    expect(await checkVersions({ root, registry, readersOf: nobody, today: TODAY, touched })).toEqual([]);
  },
);

test("a version is deprecated or frozen with a last day", () => {
  using workspace = workspaceToEdit();
  const { root } = workspace;
  const wish = { registry: readRegistry(root), sunset: SUNSET, today: TODAY };
  const [edit] = planDeprecation({ ...wish, type: "UserRegistered.v1", frozen: true }).edits;
  expect(edit?.text).toContain(`"status": "frozen",\n  "sunset": "${SUNSET}",\n  "type"`);
  expect(() => planDeprecation({ ...wish, type: "UserRegistered.v2", frozen: true })).toThrow("is the newest major");
  expect(() => planDeprecation({ ...wish, type: "UserRegistered.v9", frozen: false })).toThrow("EVENT_UNKNOWN");
  for (const sunset of ["2026-11-27", "2027-02-30", "soon"]) {
    expect(() => planDeprecation({ ...wish, type: "UserRegistered.v1", frozen: false, sunset })).toThrow("USAGE");
  }
});

test("a version that nobody wants and of which nothing can arrive is retired; any other is not", async () => {
  using workspace = workspaceToEdit();
  const { root } = workspace;
  const wish = { root, registry: readRegistry(root), readersOf: nobody, type: "UserRegistered.v1", today: TODAY };
  const { edits } = await planRetirement(wish);
  expect(edits[0]?.text).toContain('"status": "retired",\n  "sunset": "2027-11-30"');
  await expect(planRetirement({ ...wish, type: "UserRegistered.v2" })).rejects.toThrow("never said until when");

  const search = { reader: "search-index", kind: "subscription", owner: "", path: "data", word: "reads" } as const;
  const readersOf: ReadersOf = ({ eventType }) => [{ ...search, eventType, sentence: "", places: [] }];
  await expect(planRetirement({ ...wish, readersOf })).rejects.toMatchObject({
    code: "VERSION_IN_USE",
    message: expect.stringContaining("cannot be retired while search-index wants it"),
  });
});
