import { StreambridgeError } from "@streambridge/errors";
import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, parse, resolve } from "node:path";
import type { BuildFailure, BuildOptions, BuildResult } from "esbuild";
import type { FunctionBuild } from "../../../graph/graph.ts";
import { forgetOldBundles } from "./forget-old-bundles.ts";
import { freshBundle, keepManifest, type Bundled } from "./manifest.ts";
import { bundleOptions } from "./options.ts";

/** Where a bundle comes from and where it is kept. */
export interface BundleRequest {
  /** The folder that handlers are named from. */
  readonly project: string;
  readonly build: FunctionBuild;
  /** The folder for bundles; one that is there and still true is taken as it is. */
  readonly cache: string;
}

const EXTENSIONS = [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"];

/**
 * Bundles one function as SST does, or takes the bundle made earlier if none of the files that went into it has changed.
 *
 * @returns The bundle, in a folder named for its content: a bundle in use is never written over.
 * @throws StreambridgeError `BUNDLE_FAILED` with esbuild's messages.
 */
export async function bundle({ project, build, cache }: BundleRequest): Promise<Bundled> {
  const options = bundleOptions(build);
  const entry = entryOf(project, build.handler);
  const folder = join(cache, keyOf({ entry, options }));
  const fresh = await freshBundle(folder);
  if (fresh !== undefined) return fresh;
  const since = performance.timeOrigin + performance.now();
  const name = options.format === "cjs" ? "bundle.cjs" : "bundle.mjs";
  const { esbuildResult, outputs } = await run(
    { ...options, ...wayOut(options, entry, resolve(folder, name)), absWorkingDir: project },
    build,
  );
  // Of a bundle in several files the first names the others by their content, so that it stands for all of them.
  const content = join(
    folder,
    createHash("sha256")
      .update(outputs.get(name) ?? "")
      .digest("hex")
      .slice(0, 16),
  );
  await writeOnce(content, outputs);
  await forgetOldBundles(folder, content);
  return keepManifest(folder, {
    project,
    bundle: join(content, name),
    inputs: Object.keys(esbuildResult.metafile?.inputs ?? {}),
    since,
  });
}

/** What is bundled, and where to: one file, or a folder that the file shares with what was split off. */
function wayOut({ splitting }: BuildOptions, entry: string, file: string): BuildOptions {
  if (splitting !== true) return { entryPoints: [entry], outfile: file };
  return { entryPoints: [{ in: entry, out: parse(file).name }], outdir: dirname(file) };
}

function entryOf(project: string, handler: string): string {
  const withoutExport = join(project, handler.slice(0, handler.lastIndexOf(".")));
  const found = EXTENSIONS.map((extension) => withoutExport + extension).find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new StreambridgeError("BUNDLE_FAILED", `handler ${handler}: no such file in ${project}`, {
    mend: `Create ${handler.slice(0, handler.lastIndexOf("."))}.ts, or correct the handler in the stack.`,
  });
}

function keyOf(parts: object): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 16);
}

async function run(
  options: BuildOptions,
  { handler }: FunctionBuild,
): Promise<{ readonly esbuildResult: BuildResult; readonly outputs: ReadonlyMap<string, Uint8Array> }> {
  const { build, formatMessages } = await import("esbuild");
  try {
    const esbuildResult = await build({ ...options, write: false, metafile: true, logLevel: "silent" });
    const files = esbuildResult.outputFiles ?? [];
    return { esbuildResult, outputs: new Map(files.map(({ path, contents }) => [basename(path), contents])) };
  } catch (cause) {
    const messages = await formatMessages((cause as BuildFailure).errors ?? [], { kind: "error", color: false });
    throw new StreambridgeError("BUNDLE_FAILED", `handler ${handler} does not bundle\n${messages.join("\n").trim()}`, {
      cause,
      detail: { handler },
    });
  }
}

async function writeOnce(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
  if (existsSync(folder)) return;
  const beside = `${folder}.${randomUUID()}`;
  await mkdir(beside, { recursive: true });
  await Promise.all([...files].map(([name, content]) => writeFile(join(beside, name), content)));
  // Another local cloud may have been faster with the same content.
  await rename(beside, folder).catch(() => rm(beside, { recursive: true, force: true }));
}
