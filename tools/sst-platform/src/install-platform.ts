import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { delimiter, dirname, join } from "node:path";
import { StreambridgeError } from "@streambridge/errors";
import { isPlatformCurrent } from "./is-platform-current.ts";

const LINK_DEPENDENCIES = join(import.meta.dirname, "../link-dependencies.mjs");

/**
 * Runs `sst install` in `project` with {@link LINK_DEPENDENCIES} in the place of its package manager.
 *
 * @throws StreambridgeError `PLATFORM_FAILED` with what SST printed.
 */
export async function installPlatform(project: string): Promise<void> {
  const { exitCode, output } = await run(project);
  if (exitCode === 0 && isPlatformCurrent(project)) return;
  const different = output.split("DEPENDENCIES DIFFER\n")[1];
  if (different !== undefined) throw dependenciesDiffer(different);
  throw new StreambridgeError(
    "PLATFORM_FAILED",
    `sst install ended with ${exitCode}: ${output.trim() || "no output"}`,
    {
      mend: "Fix sst.config.ts where SST names a file. Where it finds no provider, the npm registry was out of reach: try again.",
      detail: { project, exitCode },
    },
  );
}

async function run(project: string): Promise<{ exitCode: number | null; output: string }> {
  // The stage decides nothing here; naming one keeps SST from asking for it.
  const sst = spawn(process.execPath, [join(project, "node_modules/sst/bin/sst.mjs"), "install", "--stage", "local"], {
    cwd: project,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      PATH: `${dirname(process.execPath)}${delimiter}${process.env["PATH"] ?? ""}`,
      SST_BUN_PATH: LINK_DEPENDENCIES,
      SST_SKIP_DEPENDENCY_CHECK: "1",
      SST_TELEMETRY_DISABLED: "1",
    },
  });
  const [out, err, exitCode] = await Promise.all([
    text(sst.stdout),
    text(sst.stderr),
    new Promise<number | null>((resolve, reject) => sst.once("error", reject).once("close", resolve)),
  ]);
  return { exitCode, output: out + err };
}

function dependenciesDiffer(lines: string): StreambridgeError {
  return new StreambridgeError(
    "PLATFORM_FAILED",
    `the installed SST wants other packages than the workspace has locked:\n${lines.trim()}`,
    {
      mend: "Copy `dependencies` of .sst/platform/package.json to tools/sst-platform/package.json, then run `npx pnpm install`.",
    },
  );
}
