import { mkdirSync, readdirSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { smallProject, type SmallProject } from "../testing/small-project.ts";
import { recordGraph } from "./record-graph.ts";

let project: SmallProject;
afterEach(() => {
  vi.unstubAllEnvs();
  project.remove();
});

/** Each program, and the message that its author must see: SST's own where SST noticed. */
const mistakes: readonly (readonly [what: string, run: string, message: RegExp])[] = [
  [
    "a throw in run(), before what fails later because of it",
    `$output(1).apply(() => { throw new Error("later"); }); throw new Error("no such table");`,
    /^no such table$/,
  ],
  [
    "a secret without a value",
    `const key = new sst.Secret("VendorKey"); new sst.aws.Function("Worker", { handler: "a.b", link: [key] });`,
    /^Set a value for VendorKey with `sst secret set VendorKey <value>`$/,
  ],
  [
    "two components of one name",
    `new sst.aws.Queue("Mail"); new sst.aws.Bus("mail");`,
    /^Component name mail is not unique\.$/,
  ],
  [
    "a lookup that nobody has recorded",
    `aws.ec2.getAmiOutput({ mostRecent: true }).apply(() => undefined);`,
    /cannot be recorded: aws:ec2\/getAmi:getAmi/,
  ],
  [
    "a call of SST's command line that nobody has recorded",
    `sst.aws.Function.appsync();`,
    /cannot be recorded: Provider\.Aws\.Appsync/,
  ],
  [
    "a file that does not bundle",
    `await import("./stacks/missing.ts");`,
    /Could not resolve "\.\/stacks\/missing\.ts"/,
  ],
  ["a program that ends its process", `process.exit(0);`, /did not come to an end/],
];

test.each(mistakes)("%s fails with its own message and leaves nothing behind", async (_what, run, message) => {
  project = await smallProject(run);
  const temporary = join(project.folder, "temporary");
  mkdirSync(temporary);
  vi.stubEnv("TMPDIR", temporary);
  await expect(recordGraph({ project: project.folder, stage: "live" })).rejects.toMatchObject({
    code: "STACK_FAILED",
    sentence: expect.stringMatching(message),
  });
  expect(readdirSync(temporary)).toEqual([]);
});

test("the message says where in the program the error is", async () => {
  project = await smallProject(`const { makeQueue } = await import("./stacks/mail.ts"); makeQueue();`);
  project.write("stacks/mail.ts", `export const makeQueue = () => {\n  new sst.aws.Queue("two words");\n};\n`);
  await expect(recordGraph({ project: project.folder, stage: "live" })).rejects.toMatchObject({
    sentence: expect.stringContaining("cannot contain spaces"),
    mend: "Look at stacks/mail.ts:2.",
  });
});

test("a project without SST's platform is told to prepare it", async () => {
  project = await smallProject("");
  unlinkSync(join(project.folder, ".sst"));
  await expect(recordGraph({ project: project.folder, stage: "live" })).rejects.toMatchObject({
    code: "PLATFORM_FAILED",
    mend: expect.stringContaining("npm start"),
  });
});
