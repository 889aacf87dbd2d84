#!/usr/bin/env node
// SST calls this as its package manager (SST_BUN_PATH): `link-dependencies.mjs install`, inside .sst/platform. What it
// would download lies in this package's node_modules already, locked by the workspace's lockfile, so that a link does.
import { readFileSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const ours = dirname(fileURLToPath(import.meta.url));
const platform = process.cwd();
const dependenciesIn = (folder) => JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).dependencies ?? {};

const wanted = dependenciesIn(platform);
const locked = dependenciesIn(ours);
const names = [...new Set([...Object.keys(wanted), ...Object.keys(locked)])].sort();
const different = names.filter((name) => wanted[name] !== locked[name]);

if (different.length > 0) {
  console.error("DEPENDENCIES DIFFER");
  for (const name of different)
    console.error(`${name}: SST wants ${wanted[name] ?? "none"}, locked is ${locked[name] ?? "none"}`);
  process.exit(1);
}

const link = join(platform, "node_modules");
rmSync(link, { recursive: true, force: true });
symlinkSync(relative(platform, join(ours, "node_modules")), link, "dir");
