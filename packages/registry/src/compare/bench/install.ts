import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Load, Tool } from "./tools/tool.ts";

/**
 * Installs the tools into a folder of their own, in the exact versions that were scored, without running their scripts.
 * They bring some 270 packages, which nobody should download to build this workspace.
 */
export function install(tools: readonly Tool[], folder: string): Load {
  mkdirSync(folder, { recursive: true });
  const dependencies = Object.fromEntries(
    tools.flatMap((tool) => [[tool.package, tool.version], ...Object.entries(tool.needs ?? {})]),
  );
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, dependencies }));
  execFileSync("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"], { cwd: folder });
  return createRequire(join(folder, "package.json"));
}
