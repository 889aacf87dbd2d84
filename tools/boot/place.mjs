import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The package manager that installs the workspace; its lockfile and settings are written for this version. */
export const PNPM_VERSION = "12.21.0";

/** The oldest Node that may start the workspace; npm's own minimum is in this range too. */
export const HOST_NODE_MAJOR = 18;

/** The Node that everything but tools/boot runs on: the runtime of the functions in stacks/. */
export const WORKSPACE_NODE_MAJOR = 24;

/** The workspace's folder. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

export const onWindows = process.platform === "win32";
