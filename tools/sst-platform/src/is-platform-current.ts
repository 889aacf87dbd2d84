import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { StreambridgeError } from "@streambridge/errors";

/**
 * Whether `<project>/.sst/platform` was written by the version of SST that `<project>/node_modules` holds, completely:
 * SST writes its version last but one, and the lock of providers last.
 *
 * @throws StreambridgeError `PLATFORM_FAILED` when SST is not installed.
 */
export function isPlatformCurrent(project: string): boolean {
  return (
    textOf(join(project, ".sst/platform/version")) === installedVersion(project) &&
    existsSync(join(project, ".sst/provider-lock.json")) &&
    existsSync(join(project, ".sst/platform/node_modules"))
  );
}

function installedVersion(project: string): string {
  const manifest = textOf(join(project, "node_modules/sst/package.json"));
  if (manifest === undefined) {
    throw new StreambridgeError("PLATFORM_FAILED", `sst is not installed in ${project}`, {
      mend: "Run `npm start` or `npm test`: both install the workspace first.",
    });
  }
  return (JSON.parse(manifest) as { version: string }).version;
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
