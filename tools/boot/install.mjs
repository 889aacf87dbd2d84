import { constants } from "node:os";
import { PNPM_VERSION } from "./place.mjs";
import { withLock } from "./lock.mjs";
import { runPnpm } from "./pnpm.mjs";
import { showProgress } from "./progress.mjs";
import { clearStamp, readStamp, stampOf, writeStamp } from "./stamp.mjs";

const TAIL_LINES = 30;

/**
 * Brings node_modules to what the lockfile says, unless it is there already. Writes what a person should know to the
 * standard error. Answers the exit code to end with: 0 when the workspace can be used.
 */
export async function install(root) {
  if (readStamp(root) === stampOf(root)) return 0;
  return withLock(
    root,
    () => installLocked(root),
    (pid) => process.stderr.write(`Waiting for another install in this folder (process ${pid}) ...\n`),
  );
}

async function installLocked(root) {
  const stamp = stampOf(root);
  // The boot that held the lock before may just have done it.
  if (readStamp(root) === stamp) return 0;
  clearStamp(root);
  const progress = showProgress(`Installing the workspace with pnpm ${PNPM_VERSION}`);
  const { code, output, signalled } = await runPnpm(root, (line) => progress.update(countsOf(line)));
  if (code === 0) {
    progress.end("done");
    writeStamp(root, stamp);
    return 0;
  }
  progress.end(signalled === undefined ? "failed" : "stopped");
  if (signalled !== undefined) return 128 + constants.signals[signalled];
  process.stderr.write(`${indent(output.slice(-TAIL_LINES))}\n${mendFor(output.join("\n"))}\n`);
  return 1;
}

/** What pnpm says about its progress, shortened; undefined for any other line. */
function countsOf(line) {
  const counts = /^Progress: resolved (\d+), reused (\d+), downloaded (\d+)/.exec(line);
  return counts ? `${Number(counts[2]) + Number(counts[3])} of ${counts[1]} packages` : undefined;
}

/** The usual failures, each with what to do; the first that fits is told. */
const mends = [
  [/spawn npx/, "npx was not found: install npm (it comes with Node), then run the command again."],
  [/ENOSPC/, "The disk is full: make about 1 GB of room, then run the command again."],
  [
    /OUTDATED_LOCKFILE/,
    `The lockfile does not fit the manifests: run \`npx pnpm@${PNPM_VERSION} install --no-frozen-lockfile\`, then run the command again.`,
  ],
  [
    /ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|ECONNRESET|fetch failed|error sending request/i,
    "The package registry could not be reached: check the network and npm's registry and proxy settings, then run the command again.",
  ],
];

function mendFor(text) {
  const known = mends.find(([sign]) => sign.test(text));
  return known?.[1] ?? "See the lines above; if they do not help, delete node_modules and run the command again.";
}

function indent(lines) {
  return lines.map((line) => `  ${line}`).join("\n");
}
