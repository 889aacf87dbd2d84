import type { BuildOptions } from "esbuild";
import type { FunctionBuild } from "../../../graph/graph.ts";

/** SST's `nodejs` arguments of a function, as far as they reach its bundler. */
interface NodeProperties {
  readonly banner?: string;
  readonly esbuild?: BuildOptions;
  readonly format?: "cjs" | "esm";
  /** Packages that are installed beside the bundle; here they are found from the sources' own node_modules. */
  readonly install?: readonly string[] | Readonly<Record<string, string>>;
  readonly loader?: BuildOptions["loader"];
  readonly minify?: boolean;
  /** Whether what is imported dynamically becomes files of its own beside the bundle. */
  readonly splitting?: boolean;
}

/** The newest syntax that a Lambda runtime understands. */
const TARGETS: Readonly<Record<string, string>> = {
  "nodejs24.x": "es2024",
  "nodejs22.x": "es2023",
  "nodejs20.x": "es2023",
  "nodejs18.x": "es2022",
};

/** What CommonJS sources expect to be there and modules do not have. */
const BANNER = [
  "import { createRequire as topLevelCreateRequire } from 'module';",
  "const require = topLevelCreateRequire(import.meta.url);",
  'import { fileURLToPath as topLevelFileUrlToPath, URL as topLevelURL } from "url"',
  "const __filename = topLevelFileUrlToPath(import.meta.url)",
  'const __dirname = topLevelFileUrlToPath(new topLevelURL(".", import.meta.url))',
].join("\n");

/** Packages with native parts that SST never bundles. */
const NEVER_BUNDLED = ["sharp", "pg-native"];

/**
 * The options that SST bundles a Node.js function with, so that the local bundle is the deployed one.
 *
 * @see https://github.com/sst/sst/blob/v4.17.1/pkg/runtime/node/build.go
 */
export function bundleOptions({ runtime, properties }: Pick<FunctionBuild, "runtime" | "properties">): BuildOptions {
  const asked = properties as NodeProperties;
  const installed = Array.isArray(asked.install) ? asked.install : Object.keys(asked.install ?? {});
  const own = asked.esbuild ?? {};
  const common: BuildOptions = {
    bundle: true,
    platform: "node",
    target: TARGETS[runtime] ?? "es2024",
    keepNames: true,
    sourcemap: "linked",
    minify: asked.minify ?? false,
    ...(asked.loader && { loader: asked.loader }),
    ...own,
    external: [...NEVER_BUNDLED, ...installed, ...(own.external ?? [])],
  };
  if (asked.format === "cjs") return { ...common, format: "cjs" };
  const banner = [BANNER, asked.banner ?? "", own.banner?.["js"] ?? ""].join("\n");
  const split: BuildOptions = asked.splitting === true ? { splitting: true, outExtension: { ".js": ".mjs" } } : {};
  return { mainFields: ["module", "main"], ...common, ...split, format: "esm", banner: { ...own.banner, js: banner } };
}
