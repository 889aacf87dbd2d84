import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Catalogue } from "../catalogue/catalogue.ts";
import { makeCatalogue } from "../catalogue/make-catalogue.ts";
import type { Json, JsonObject } from "../json.ts";
import { writeFolder } from "../out/write-folder.ts";
import { sampleReaders } from "../testing/sample-readers.ts";
import { real, withSchema, WORKSPACE } from "../testing/sample-registry.ts";
import { planPackage, PULL_MANIFEST, type PulledPackage } from "./plan-package.ts";

const catalogue = makeCatalogue(real, sampleReaders);
const asked: PulledPackage = {
  name: "@shop/events",
  types: ["OrderPlaced.v1", "UserRegistered.v2"],
  from: "https://schemas.example.com/catalogue.json",
};
const project = mkdtempSync(join(tmpdir(), "streambridge-pull-"));

/** A project of another team: nothing of this workspace is in its reach but the compiler that is run on it. */
beforeAll(async () => {
  writeFolder(join(project, "node_modules/@shop/events"), await planPackage(catalogue, asked), PULL_MANIFEST);
  const compilerOptions = {
    module: "nodenext",
    target: "es2022",
    strict: true,
    noEmit: true,
    types: [],
    skipLibCheck: false,
  };
  write("package.json", JSON.stringify({ type: "module" }));
  write("tsconfig.json", JSON.stringify({ compilerOptions, files: ["main.mts"] }));
});

afterAll(() => rmSync(project, { recursive: true, force: true }));

test("a project that uses it type-checks, without any other package", () => {
  expect(
    compile(`
      import { readEvent, type Event } from "@shop/events";
      const read = readEvent({});
      if (read.ok && read.event.type === "OrderPlaced.v1") {
        const amount: number = read.event.data.total.amount;
      }
      if (!read.ok && read.reason === "claimed") read.metadata.dataref;
      const greet = ({ data }: Event<"UserRegistered.v2">): string => data.firstname;
    `),
  ).toEqual({ status: 0, stdout: "" });
});

test.each([
  ["a field that the event does not have", "data.fullname", /'fullname' does not exist/],
  ["a field of another type", "const n: number = data.firstname", /Type 'string' is not assignable to type 'number'/],
])("%s is an error of the compiler", (_what, use, message) => {
  const { status, stdout } = compile(`
    import type { Event } from "@shop/events";
    export const use = ({ data }: Event<"UserRegistered.v2">) => { ${use}; };
  `);
  expect(status).not.toBe(0);
  expect(stdout).toMatch(message);
});

test("every example is read as it is, from what EventBridge delivers", () => {
  const delivered = asked.types.flatMap((type) => examplesOf(type).map((data) => deliver(type, data)));
  expect(delivered.length).toBeGreaterThan(4);
  expect(read(delivered)).toEqual(
    delivered.map(({ detail }) => ({ ok: true, event: { type: detail.metadata.type, ...detail } })),
  );
});

test("what a schema refuses is refused, with the place", () => {
  const [data] = examplesOf("UserRegistered.v2") as [JsonObject];
  expect(
    read([
      deliver("UserRegistered.v2", { ...data, email: "nobody" }),
      deliver("UserDeleted.v1", data),
      { detail: { metadata: { type: "OrderPlaced.v1" } } },
      null,
    ]),
  ).toEqual([
    { ok: false, reason: "unreadable", problems: ['data/email: must match format "email"'] },
    { ok: false, reason: "unknown-type", problems: ["UserDeleted.v1 was not asked for"] },
    expect.objectContaining({ ok: false, reason: "unreadable" }),
    { ok: false, reason: "unreadable", problems: ["there is no metadata"] },
  ]);
});

test("a reader passes over a property that it does not know", () => {
  const [data] = examplesOf("UserRegistered.v2") as [JsonObject];
  expect(read([deliver("UserRegistered.v2", { ...data, shoeSize: 43 })])).toMatchObject([{ ok: true }]);
});

test("data that was too large to carry says where it lies", () => {
  const { detail } = deliver("OrderPlaced.v1", null);
  const metadata = { ...detail.metadata, dataref: "s3://claims/1" };
  expect(read([{ detail: { metadata } }])).toEqual([
    { ok: false, reason: "claimed", problems: ["the data lies at s3://claims/1"], metadata },
  ]);
});

test("the version changes with a schema, and with nothing else", async () => {
  const longer = withSchema("UserRegistered.v2", (schema) => ({ ...schema, minProperties: 5 }));
  const other = withSchema("UserDeleted.v1", (schema) => ({ ...schema, minProperties: 5 }));
  const version = await versionOf(catalogue);
  expect(await versionOf(makeCatalogue(longer, []))).not.toBe(version);
  expect(await versionOf(makeCatalogue(other, []))).toBe(version);
});

test("an event type without its major is answered with its majors", async () => {
  await expect(planPackage(catalogue, { ...asked, types: ["userregistered"] })).rejects.toMatchObject({
    code: "EVENT_UNKNOWN",
    mend: "Name an event type with its major: UserRegistered.v1, UserRegistered.v2.",
  });
});

test.each<[string, JsonObject]>([
  ["refers into the network", { $ref: "https://example.com/x.json" }],
  ["has a keyword of the type generator", { tsType: "any; evil()" }],
])("a schema that %s makes no package", async (_what, members) => {
  const spoiled = withSchema("UserRegistered.v2", (schema) => ({ ...schema, properties: { a: members } }));
  await expect(planPackage(makeCatalogue(spoiled, []), asked)).rejects.toMatchObject({ code: "CATALOGUE_UNREADABLE" });
});

test("a description cannot leave its comment", async () => {
  const spoiled = withSchema("UserRegistered.v2", (schema) => ({ ...schema, description: "A */ evil(); /* B" }));
  const plan = await planPackage(makeCatalogue(spoiled, []), asked);
  expect(plan.get("types/users.d.ts")).not.toContain("A */ evil");
});

function write(path: string, text: string): void {
  mkdirSync(join(project, path, ".."), { recursive: true });
  writeFileSync(join(project, path), text);
}

function compile(source: string) {
  write("main.mts", source);
  const tsc = join(WORKSPACE, "node_modules/typescript/bin/tsc");
  const { status, stdout } = spawnSync(process.execPath, [tsc, "-p", project], { encoding: "utf8" });
  return { status, stdout };
}

/** What `readEvent` of the package answers, in a process of the project. */
function read(delivered: readonly unknown[]): unknown {
  write("input.json", JSON.stringify(delivered));
  write(
    "read.mjs",
    `import { readEvent } from "@shop/events";
     import input from "./input.json" with { type: "json" };
     console.log(JSON.stringify(input.map(readEvent)));`,
  );
  const { stdout, stderr } = spawnSync(process.execPath, ["read.mjs"], { cwd: project, encoding: "utf8" });
  expect(stderr).toBe("");
  return JSON.parse(stdout);
}

function deliver(type: string, data: Json) {
  const [sample = {}] = catalogue.metadata["examples"] as readonly JsonObject[];
  return { version: "0", "detail-type": type, detail: { metadata: { ...sample, type }, data } };
}

function examplesOf(type: string): readonly Json[] {
  return catalogue.events.find((event) => event.type === type)?.schema["examples"] as readonly Json[];
}

async function versionOf(of: Catalogue): Promise<unknown> {
  const manifest = (await planPackage(of, asked)).get("package.json") ?? "{}";
  return (JSON.parse(manifest) as JsonObject)["version"];
}
