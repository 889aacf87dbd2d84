import { readFileSync, realpathSync, symlinkSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { build, type Plugin } from "esbuild";

/** A program that Node can import, and the project's own files that went into it. */
export interface BundledProgram {
  readonly file: string;
  /** Relative to the project, with `/` between folders. */
  readonly sources: readonly string[];
}

/**
 * Bundles `sst.config.ts`, everything that it imports and SST's components into one module, as SST's command line does:
 * `aws` and `sst` are in scope of every file of the project, the `$` globals come from SST's shim, and Pulumi stays
 * outside, loaded from the platform's `node_modules`.
 *
 * Two of SST's files are changed on the way: calls to the command line become calls of `globalThis.$recorder.rpc`, and
 * the random suffix of physical names becomes one that depends on the name alone, so that two recordings are equal.
 *
 * @param folder where the module is written, beside a link to the platform's `node_modules`.
 */
export async function bundleProgram(project: string, folder: string): Promise<BundledProgram> {
  const platform = realpathSync(join(project, ".sst/platform"));
  const file = join(folder, "program.mjs");
  symlinkSync(join(platform, "node_modules"), join(folder, "node_modules"), "dir");
  const { metafile } = await build({
    stdin: { contents: entry(project, platform), resolveDir: project, sourcefile: ENTRY, loader: "ts" },
    absWorkingDir: project,
    outfile: file,
    bundle: true,
    metafile: true,
    format: "esm",
    platform: "node",
    mainFields: ["module", "main"],
    nodePaths: [join(platform, "node_modules")],
    banner: { js: BANNER },
    inject: [join(platform, "src/shim/run.js")],
    define: { $app: "globalThis.$recorder.app", $cli: "globalThis.$recorder.cli", $dev: "false" },
    external: [
      "@pulumi/*",
      "@pulumiverse/*",
      "@sst-provider/*",
      "@aws-sdk/*",
      "archiver",
      "esbuild",
      "glob",
      "undici",
      "vite",
    ],
    sourcemap: "inline",
    sourcesContent: false,
    logLevel: "silent",
    plugins: [replaceInPlatform(platform), addGlobals(project, platform)],
  });
  const sources = Object.keys(metafile.inputs).filter(
    (path) => path !== ENTRY && isOwn(project, platform, join(project, path)),
  );
  return { file, sources: sources.map((path) => path.split(sep).join("/")) };
}

/** The name under which the entry shows in error positions; there is no such file. */
const ENTRY = "recording-entry.ts";

const entry = (project: string, platform: string): string => `
  import * as pulumi from "@pulumi/pulumi";
  import { getMonitor } from "@pulumi/pulumi/runtime/settings.js";
  import config from ${JSON.stringify(join(project, "sst.config.ts"))};
  import { run } from ${JSON.stringify(join(platform, "src/auto/run.ts"))};
  export { pulumi, getMonitor, config, run };`;

/** As SST's own: its platform and its packages expect CommonJS names to be there. */
const BANNER = [
  `import { createRequire as topLevelCreateRequire } from "node:module";`,
  `import { fileURLToPath as topLevelFileUrlToPath, URL as topLevelURL } from "node:url";`,
  `const require = topLevelCreateRequire(import.meta.url);`,
  `const __filename = topLevelFileUrlToPath(import.meta.url);`,
  `const __dirname = topLevelFileUrlToPath(new topLevelURL(".", import.meta.url));`,
].join("\n");

/** SST's files that are changed: the text that must be found there, and what stands in its place. */
const REPLACEMENTS = [
  {
    file: /[\\/]src[\\/]components[\\/]rpc[\\/]rpc\.ts$/,
    find: /export async function call<T = any>\(method: string, args: any\) \{[\s\S]*?\n {2}\}\n/,
    put: `export async function call<T = any>(method: string, args: any): Promise<T> {
      return (globalThis as any).$recorder.rpc(method, args);
    }\n`,
  },
  {
    file: /[\\/]src[\\/]components[\\/]naming\.ts$/,
    find: `crypto.randomBytes(8).toString("hex")`,
    put: `main`,
  },
];

function replaceInPlatform(platform: string): Plugin {
  return {
    name: "replace-in-platform",
    setup(bundler) {
      for (const { file, find, put } of REPLACEMENTS) {
        bundler.onLoad({ filter: file }, ({ path }) => {
          if (!path.startsWith(platform)) return undefined;
          const text = readFileSync(path, "utf8");
          const contents = text.replace(find, () => put);
          if (contents === text) throw new Error(`This version of SST has no ${String(find)} in ${path}`);
          return { contents, loader: "ts" };
        });
      }
    },
  };
}

function addGlobals(project: string, platform: string): Plugin {
  const globals = `import * as aws from "@pulumi/aws"; import * as sst from ${JSON.stringify(join(platform, "src/components"))};`;
  return {
    name: "add-globals",
    setup(bundler) {
      bundler.onLoad({ filter: /\.[cm]?[jt]s$/ }, ({ path }) =>
        isOwn(project, platform, path)
          ? { contents: `${globals}${readFileSync(path, "utf8")}`, loader: "default" }
          : undefined,
      );
    },
  };
}

function isOwn(project: string, platform: string, path: string): boolean {
  const inside = relative(project, path);
  return (
    !inside.startsWith("..") &&
    !path.startsWith(platform) &&
    !inside.split(sep).includes("node_modules") &&
    !inside.startsWith(".sst")
  );
}
