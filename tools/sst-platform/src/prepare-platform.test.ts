import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { preparePlatform } from "./prepare-platform.ts";

const root = join(import.meta.dirname, "../../..");
let project: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "sst-platform-"));
  writeFileSync(
    join(project, "sst.config.ts"),
    `export default $config({ app: () => ({ name: "small", home: "aws" }), async run() {} });`,
  );
  writeFileSync(join(project, "package.json"), `{ "type": "module" }`);
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

test("writes SST's platform with linked packages once, and recognises it from then on", async () => {
  symlinkSync(join(root, "node_modules"), join(project, "node_modules"), "dir");

  expect((await preparePlatform(project)).prepared).toBe(true);
  expect(existsSync(join(project, ".sst/platform/node_modules/@pulumi/aws/package.json"))).toBe(true);

  const again = await preparePlatform(project);
  expect(again.prepared).toBe(false);
  expect(again.milliseconds).toBeLessThan(50);
});

test("two who prepare at the same time do it once", async () => {
  symlinkSync(join(root, "node_modules"), join(project, "node_modules"), "dir");
  const both = await Promise.all([preparePlatform(project), preparePlatform(project)]);
  expect(both.map(({ prepared }) => prepared)).toEqual([true, false]);
});

test("prepares anew for another version of SST", async () => {
  symlinkSync(join(root, "node_modules"), join(project, "node_modules"), "dir");
  await preparePlatform(project);
  writeFileSync(join(project, ".sst/platform/version"), "4.0.0");

  expect((await preparePlatform(project)).prepared).toBe(true);
});

test("says how to get SST when it is not installed", async () => {
  await expect(preparePlatform(project)).rejects.toMatchObject({
    code: "PLATFORM_FAILED",
    sentence: `sst is not installed in ${project}`,
    mend: expect.stringContaining("npm start"),
  });
});

test("passes on what SST printed when it fails", async () => {
  mkdirSync(join(project, "node_modules/sst/bin"), { recursive: true });
  writeFileSync(join(project, "node_modules/sst/package.json"), `{ "version": "9.9.9" }`);
  writeFileSync(join(project, "node_modules/sst/bin/sst.mjs"), `console.error("provider not found"); process.exit(7);`);

  await expect(preparePlatform(project)).rejects.toMatchObject({
    code: "PLATFORM_FAILED",
    sentence: "sst install ended with 7: provider not found",
  });
});

test("names the packages whose locked version is not the one that SST wants", async () => {
  // An SST that does what the real one does at this point: it calls its package manager inside .sst/platform.
  mkdirSync(join(project, "node_modules/sst/bin"), { recursive: true });
  mkdirSync(join(project, ".sst/platform"), { recursive: true });
  writeFileSync(join(project, "node_modules/sst/package.json"), `{ "version": "9.9.9" }`);
  writeFileSync(join(project, ".sst/platform/package.json"), `{ "dependencies": { "@pulumi/aws": "99.0.0" } }`);
  writeFileSync(
    join(project, "node_modules/sst/bin/sst.mjs"),
    `import { spawnSync } from "node:child_process";
     const { status } = spawnSync(process.env.SST_BUN_PATH, ["install"], { cwd: ".sst/platform", stdio: "inherit" });
     process.exit(status);`,
  );

  await expect(preparePlatform(project)).rejects.toMatchObject({
    code: "PLATFORM_FAILED",
    sentence: expect.stringContaining("@pulumi/aws: SST wants 99.0.0, locked is 7.20.0"),
    mend: expect.stringContaining("tools/sst-platform/package.json"),
  });
});
