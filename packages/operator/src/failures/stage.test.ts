import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";

test("a deployment without credentials is a mistake of whoever asks, who is told what to set", () => {
  const home = mkdtempSync(join(tmpdir(), "streambridge-home-"));
  onTestFinished(() => rmSync(home, { recursive: true }));
  const words = [join(import.meta.dirname, "../main.ts"), "failures", "list", "--stage", "production"];
  const env = { PATH: process.env["PATH"], HOME: home, AWS_REGION: "us-east-1", AWS_EC2_METADATA_DISABLED: "true" };
  const { status, stderr } = spawnSync(process.execPath, words, { env, encoding: "utf8" });
  expect(status).toBe(2);
  expect(stderr).toMatch(/no credentials for AWS.*\n.*AWS_PROFILE/);
});
