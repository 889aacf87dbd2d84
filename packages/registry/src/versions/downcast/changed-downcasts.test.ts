import { expect, test } from "vitest";
import type { JsonObject } from "../../json.ts";
import { review } from "../../review/index.ts";
import { RECORDING_TIMEOUT_MS } from "../../testing/consumer-workspace.ts";
import { BASIS, eventFile, sampleEvent, temporaryRepository } from "../../testing/temporary-repository.ts";
import { changedDowncasts } from "./changed-downcasts.ts";

const FOLDER = "packages/events/src/downcast";
const TYPES = ["UserLeft.v1", "UserRegistered.v1", "OrderPlaced.v1"];

const list = (line: string) =>
  `import { userLeftV1 } from "./user-left.ts";
import { userRegisteredV1 } from "./user-registered.ts";

export const downcasts: Downcasts = {
  "UserLeft.v1": userLeftV1,
${line}};
`;

const FILES = {
  [`${FOLDER}/downcasts.ts`]: list('  "UserRegistered.v1": userRegisteredV1,\n'),
  [`${FOLDER}/user-left.ts`]: 'import "./new.ts";\n',
  [`${FOLDER}/user-registered.ts`]: 'import { fullName } from "./full-name.ts";\n',
  [`${FOLDER}/full-name.ts`]: "export const fullName = () => 1;\n",
};

/** The event types of {@link TYPES} with another downcast than what was committed, after some files were written. */
function changedBy(files: Readonly<Record<string, string>>): readonly string[] {
  using repository = temporaryRepository({ ...BASIS, ...FILES });
  repository.write(files);
  return TYPES.filter(changedDowncasts(repository.root, "HEAD"));
}

test("where no code changed, no downcast did", () => {
  expect(changedBy({ "packages/events/src/other.ts": "1;\n" })).toEqual([]);
});

test("a downcast changes with a file that it imports, and with nothing else; what the list does not show may change with any", () => {
  expect(changedBy({ [`${FOLDER}/full-name.ts`]: "export const fullName = () => 2;\n" })).toEqual([
    "UserRegistered.v1",
    "OrderPlaced.v1",
  ]);
});

test("a downcast that was taken out of the list changed", () => {
  expect(changedBy({ [`${FOLDER}/downcasts.ts`]: list("") })).toContain("UserRegistered.v1");
});

test("a file that nobody committed counts", () => {
  expect(changedBy({ [`${FOLDER}/new.ts`]: "1;\n" })).toEqual(["UserLeft.v1", "OrderPlaced.v1"]);
});

/** A list with one downcast whose code stands in it. */
const downcasts = (code: string) => ({
  [`${FOLDER}/downcasts.ts`]: `export const downcasts = { "UserLeft.v1": ${code} };\n`,
});

test("a review tries a downcast of which only the code changed", { timeout: RECORDING_TIMEOUT_MS }, async () => {
  const properties = { userId: { description: "Id.", type: "string", maxLength: 20 } };
  const version = (major: number, members: JsonObject) =>
    sampleEvent(`UserLeft.v${major}`, properties, { userId: "u1" }, { required: ["userId"], ...members });
  using repository = temporaryRepository({
    ...BASIS,
    [eventFile("UserLeft.v1")]: version(1, { status: "deprecated", sunset: "2027-11-30" }),
    [eventFile("UserLeft.v2")]: version(2, {}),
    ...downcasts("(newer) => newer"),
  });
  const told = async () =>
    (await review({ root: repository.root, today: "2026-11-28", readersOf: () => [] })).findings.map(
      ({ rule }) => rule,
    );
  expect(await told()).toEqual([]);
  repository.write(downcasts("() => ({})"));
  expect(await told()).toEqual(["downcast-fails"]);
});
