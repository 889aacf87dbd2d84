import { StreambridgeError } from "@streambridge/errors";
import { build, type Plugin } from "esbuild";
import type { Catalogue, CatalogueEvent } from "../catalogue/catalogue.ts";
import { toRegistry } from "../catalogue/to-registry.ts";
import { RUNTIME, writeValidator } from "../generate/validator.ts";
import { viewAll, type ViewedSchema } from "../view/views.ts";

/**
 * One JavaScript module with the validators of some events and of the metadata, by type, in the tolerant view: a reader
 * passes over what it does not know. All that they need is in it.
 *
 * @throws StreambridgeError `CATALOGUE_UNREADABLE` when a schema does not compile.
 */
export async function bundleValidators(catalogue: Catalogue, events: readonly CatalogueEvent[]): Promise<string> {
  const views = viewAll(toRegistry(catalogue, events), "tolerant");
  const modules = new Map(await Promise.all(views.map(async (view) => [view.type, await compile(view)] as const)));
  const { outputFiles } = await build({
    stdin: { contents: entry([...modules.keys()]), resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    banner: { js: "// made by `streambridge schema pull`; do not edit" },
    plugins: [inMemory(modules)],
  });
  return outputFiles[0]?.text ?? "";
}

async function compile(view: ViewedSchema): Promise<string> {
  try {
    return await writeValidator(view, "explanation");
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new StreambridgeError("CATALOGUE_UNREADABLE", `the schema of ${view.type} does not compile: ${reason}`, {
      cause,
      mend: "Tell the owners of the catalogue; `streambridge schema check` shows them the place.",
    });
  }
}

const VALIDATOR = "validator:";

function entry(types: readonly string[]): string {
  return [
    ...types.map((type, index) => `import { validate as v${index} } from "${VALIDATOR}${type}";`),
    `export const validators = { ${types.map((type, index) => `"${type}": v${index}`).join(", ")} };`,
  ].join("\n");
}

/** What validators share, from Ajv itself. */
const AJV_RUNTIME = `
export { fullFormats as formats } from "ajv-formats/dist/formats.js";
import equalModule from "ajv/dist/runtime/equal.js";
import ucs2lengthModule from "ajv/dist/runtime/ucs2length.js";
export const equal = equalModule.default ?? equalModule;
export const ucs2length = ucs2lengthModule.default ?? ucs2lengthModule;
`;

/** Serves the validators from memory, and what they share. */
function inMemory(modules: ReadonlyMap<string, string>): Plugin {
  return {
    name: "in-memory",
    setup(bundler) {
      bundler.onResolve({ filter: /^validator:/ }, ({ path }) => ({ path, namespace: "memory" }));
      bundler.onResolve({ filter: /.*/ }, ({ path }) => (path === RUNTIME ? { path, namespace: "memory" } : undefined));
      bundler.onLoad({ filter: /.*/, namespace: "memory" }, ({ path }) => ({
        contents: path === RUNTIME ? AJV_RUNTIME : (modules.get(path.slice(VALIDATOR.length)) ?? ""),
        resolveDir: import.meta.dirname,
      }));
    },
  };
}
