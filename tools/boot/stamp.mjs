import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { PNPM_VERSION } from "./place.mjs";

const STAMP = join("node_modules", ".boot-stamp");
const ROOT_FILES = ["package.json", "pnpm-workspace.yaml", "pnpm-lock.yaml"];
const PACKAGE_FOLDERS = ["packages", "packages/consumers", "packages/producers", "tools"];
const PATCH_FOLDER = "tools/patches";

/**
 * A hash of everything that decides what an install makes: pnpm's version, the machine, the manifests of the workspace,
 * the lockfile and the patches. Equal hashes, equal node_modules.
 */
export function stampOf(root) {
  const hash = createHash("sha256").update(`${PNPM_VERSION} ${process.platform} ${process.arch}`);
  for (const file of inputs(root)) {
    hash.update(`\n${relative(root, file).replaceAll("\\", "/")}\n`).update(readFileSync(file));
  }
  return hash.digest("hex");
}

/** The stamp of the last install that ended well, or undefined. */
export function readStamp(root) {
  const file = join(root, STAMP);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

export function writeStamp(root, stamp) {
  writeFileSync(join(root, STAMP), stamp);
}

/** Forgets the last install, so that one that is cut off half-way is not taken for done. */
export function clearStamp(root) {
  rmSync(join(root, STAMP), { force: true });
}

/** The manifests of the workspace's packages, wherever pnpm-workspace.yaml allows them. */
export function manifestFiles(root) {
  return PACKAGE_FOLDERS.flatMap((folder) =>
    namesIn(join(root, folder)).map((name) => join(root, folder, name, "package.json")),
  ).filter((file) => existsSync(file));
}

function inputs(root) {
  const patches = namesIn(join(root, PATCH_FOLDER)).map((name) => join(root, PATCH_FOLDER, name));
  const rootFiles = ROOT_FILES.map((file) => join(root, file)).filter((file) => existsSync(file));
  return [...rootFiles, ...manifestFiles(root), ...patches];
}

function namesIn(folder) {
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}
