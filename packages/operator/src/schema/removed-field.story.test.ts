import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyProject, type ProjectCopy } from "@streambridge/local-cloud/graph";
import { gitIn, type Git } from "@streambridge/registry/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

const WORKSPACE = join(import.meta.dirname, "../../../..");
const MAIN = join(import.meta.dirname, "../main.ts");
const V2 = "schemas/users/UserRegistered/v2.json";

/** A team's new consumer, as it comes: two files, and nobody has looked at what it reads. */
const SUBSCRIPTION = `export const subscription = {
  name: "guest-book", owner: "hospitality", description: "Keeps a list.", events: ["UserRegistered.v2"], onError: "retry",
};
`;
const HANDLER = `import { consume } from "@streambridge/consumer-kit";
import { subscription } from "./subscription.ts";

export const handler = consume(subscription, {
  "UserRegistered.v2": ({ data }) => console.log(data.userId, data.lastname.toUpperCase()),
});
`;
/** A reader in another repository, whose rule asks for a value that is about to go. */
const WAREHOUSE = {
  owner: "data team",
  contact: "data@example.com",
  events: ["UserRegistered.v2"],
  fields: { "UserRegistered.v2": ["data.firstname", "data.lastname"] },
};

const CONSUMERS = new Set(["crm-sync", "search-index", "signup-notice", "welcome-email"]);

let copy: ProjectCopy;
let git: Git;

beforeAll(() => {
  copy = copyProject(WORKSPACE);
  git = gitIn(copy.folder);
  // What is asked names every reader, so there are no others than these, whatever folder has been added since.
  for (const { name } of readdirSync(join(copy.folder, "packages/consumers"), { withFileTypes: true }))
    if (!CONSUMERS.has(name) && !name.includes(".") && name !== "node_modules")
      rmSync(join(copy.folder, "packages/consumers", name), { recursive: true });
  const folder = join(copy.folder, "packages/consumers/guest-book/src");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "subscription.ts"), SUBSCRIPTION);
  writeFileSync(join(folder, "handler.ts"), HANDLER);
  mkdirSync(join(copy.folder, "consumers.external"), { recursive: true });
  writeFileSync(join(copy.folder, "consumers.external/warehouse.json"), JSON.stringify(WAREHOUSE));
  git("init", "--quiet", "--initial-branch=main");
  git("add", "--all");
  git("commit", "--quiet", "--message=Start");
  git("tag", "released/production/1");
});
afterAll(() => copy?.remove());

test("whoever reads a field that is removed is named, with the line that reads it", () => {
  edit(V2, (schema) => {
    schema.required = schema.required.filter((name) => name !== "lastname");
    delete schema.properties["lastname"];
    for (const example of schema.examples) delete example["lastname"];
  });
  const { status, stdout } = streambridge("schema", "review");
  expect(status).toBe(3);
  expect(stdout).toContain("Readers on UserRegistered.v2 will reject this event: `data.lastname`");
  const reads = stdout.split("\n").filter((line) => line.includes("data.lastname of UserRegistered.v2"));
  expect([...new Set(reads.map((line) => line.replace(/^[ ·]+/, "")))].sort()).toEqual([
    expect.stringMatching(
      /^crm-sync reads data\.lastname .* at packages\/consumers\/crm-sync\/src\/mapping\.ts:\d+:\d+, owner marketing team$/,
    ),
    "guest-book may read data.lastname of UserRegistered.v2 (nobody looked: run `streambridge schema readers`), owner hospitality",
    expect.stringMatching(
      /^signup-notice reads data\.lastname .* at packages\/consumers\/signup-notice\/src\/mapping\.ts:\d+:\d+, owner growth team$/,
    ),
    "warehouse reads data.lastname of UserRegistered.v2, owner data team",
    expect.stringMatching(/^welcome-email was not seen to read data\.lastname/),
  ]);
});

test("once somebody has looked, the new consumer is known to read it; the file is its own", () => {
  git("checkout", "--quiet", "--", "schemas");
  // Each consumer takes a second or two: one beside the new one will do.
  for (const name of ["crm-sync", "search-index", "welcome-email"]) {
    rmSync(join(copy.folder, "packages/consumers", name), { recursive: true });
  }
  const { status, stdout, stderr } = streambridge("schema", "readers");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "wrote packages/consumers/guest-book/reads.json\n" });
  expect(stdout).toContain("guest-book  hospitality\n  UserRegistered.v2\n    reads     data.lastname, data.userId\n");
  expect(git("status", "--porcelain", "--", "packages/consumers/signup-notice", "packages/consumers/guest-book")).toBe(
    "?? packages/consumers/guest-book/reads.json\n",
  );
});

test("a new version of an event passes review until its schema says something that the downcast does not", () => {
  git("checkout", "--quiet", "--", ".");
  expect(streambridge("schema", "new-version", "UserDeleted").status).toBe(0);
  expect(streambridge("schema", "review")).toMatchObject({ status: 0 });
  edit("schemas/users/UserDeleted/v2.json", (schema) => {
    schema.properties["cause"] = { ...schema.properties["cause"], enum: ["user", "expired", "court-order"] };
  });
  const { status, stdout } = streambridge("schema", "review");
  expect(status).toBe(3);
  expect(stdout).toContain("UserDeleted.v1 cannot be made of every UserDeleted.v2, such as this one");
  expect(stdout).toContain('"cause": "court-order"');
});

interface Schema {
  required: string[];
  readonly properties: Record<string, object>;
  readonly examples: Record<string, unknown>[];
}

function edit(file: string, change: (schema: Schema) => void): void {
  const schema = JSON.parse(readFileSync(join(copy.folder, file), "utf8")) as Schema;
  change(schema);
  writeFileSync(join(copy.folder, file), JSON.stringify(schema, undefined, 2));
}

function streambridge(...words: readonly string[]) {
  const ran = spawnSync(process.execPath, [MAIN, ...words, "--project", copy.folder], { encoding: "utf8" });
  return { status: ran.status, stdout: ran.stdout, stderr: ran.stderr };
}
