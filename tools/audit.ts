// `npm run audit`: asks the registry what is known to be wrong with what is installed. CI runs it; `npm test` does not, since
// its answer changes while the code does not.
import { spawnSync } from "node:child_process";
import { judge } from "./audit/judge.ts";
import { readReport, type Report } from "./audit/report.ts";
import { onWindows, PNPM_VERSION, root } from "./boot/place.mjs";

/** Runs the workspace's pnpm, which npx fetches where it is not there. */
function audit(...options: readonly string[]): Report {
  const { stdout, stderr, error } = spawnSync("npx", ["--yes", `pnpm@${PNPM_VERSION}`, "audit", "--json", ...options], {
    cwd: root,
    encoding: "utf8",
    shell: onWindows,
    maxBuffer: MOST_BYTES,
  });
  return readReport(error ? String(error) : stdout + stderr);
}

/** Bytes that a report may have: each advisory lists every way in. */
const MOST_BYTES = 64 * 1024 * 1024;

const { failed, lines } = judge(audit("--prod"), audit());
for (const line of lines) process.stdout.write(`${line}\n`);
process.exitCode = failed ? 1 : 0;
