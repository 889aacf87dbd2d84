import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** A bundled function. */
export interface Bundle {
  readonly name: string;
  readonly file: string;
  /** Of all its files, also of those that are loaded later or never. */
  readonly bytes: number;
}

const ENTRIES = {
  "a function that does nothing": "../peers/empty-handler.ts",
  "the SDK and one constant event": "../peers/sdk-handler.ts",
  "the bridge": "../../src/handler.ts",
  "written by hand, schemas compiled at start": "../peers/by-hand-handler.ts",
} as const;

/** Code that CommonJS packages expect around themselves; SST puts the same in front of its bundles. */
const BANNER = `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);`;

/** Bundles every function as it is deployed, minified and split, into a folder each. */
export async function bundleAll(folder: string): Promise<readonly Bundle[]> {
  return Promise.all(
    Object.entries(ENTRIES).map(async ([name, entry], index) => {
      const outdir = join(folder, String(index));
      const { metafile } = await build({
        entryPoints: [{ in: fileURLToPath(new URL(entry, import.meta.url)), out: "bundle" }],
        outdir,
        outExtension: { ".js": ".mjs" },
        bundle: true,
        minify: true,
        splitting: true,
        metafile: true,
        platform: "node",
        format: "esm",
        target: "es2024",
        mainFields: ["module", "main"],
        keepNames: true,
        banner: { js: BANNER },
      });
      const bytes = Object.values(metafile.outputs).reduce((sum, output) => sum + output.bytes, 0);
      return { name, file: join(outdir, "bundle.mjs"), bytes };
    }),
  );
}
