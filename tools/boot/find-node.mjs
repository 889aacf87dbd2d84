import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { WORKSPACE_NODE_MAJOR, onWindows } from "./place.mjs";

/**
 * The Node to run the workspace on: the one that the install brought, else the host's when it is recent enough.
 * The npm package `node` has no binary for some machines (macOS on ARM among them), hence the second choice.
 */
export function findNode(root) {
  const own = join(root, "node_modules", "node", "bin", onWindows ? "node.exe" : "node");
  if (existsSync(own) && runs(own)) return own;
  return Number.parseInt(process.versions.node, 10) >= WORKSPACE_NODE_MAJOR ? process.execPath : undefined;
}

/** The package holds a placeholder text file where its binary could not be fetched. */
function runs(node) {
  return spawnSync(node, ["--version"], { stdio: "ignore" }).status === 0;
}
