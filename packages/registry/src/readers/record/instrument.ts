import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { transformSync } from "esbuild";
import { createInstrumenter } from "istanbul-lib-instrument";
import { filesOnDisk } from "../../read/files.ts";

/** A subscription's texts are data about the consumer; no event passes through them. */
const NO_CODE = "src/subscription.ts";

/** A file of a consumer, and what is loaded in its place. */
export interface Script {
  /** From the consumer's folder, such as `src/mapping.ts`. */
  readonly file: string;
  /** Without types and comments. */
  readonly code: string;
  /** The same with a counter at each statement, branch and function. */
  readonly counting: string;
}

/**
 * Puts counters into every file of a consumer's `src/` that is no test. A counter at each statement is needed: V8's own
 * coverage takes what follows a call for reached, also where the call always throws.
 *
 * @param folder the consumer's folder on this disk.
 * @returns by the address under which Node loads the file.
 */
export function instrument(folder: string): ReadonlyMap<string, Script> {
  const instrumenter = createInstrumenter({
    esModules: true,
    coverageVariable: COUNTERS,
    coverageGlobalScope: "globalThis",
    coverageGlobalScopeFunc: false,
  });
  const scripts = codeIn(folder, "src").map((file): [string, Script] => {
    const { code } = transformSync(readFileSync(join(folder, file), "utf8"), PLAIN);
    return [pathToFileURL(join(folder, file)).href, { file, code, counting: instrumenter.instrumentSync(code, file) }];
  });
  return new Map(scripts);
}

/** Where the counters stand in the process that runs the handlers. */
export const COUNTERS = "__reached__";

const PLAIN = {
  loader: "ts",
  format: "esm",
  target: "esnext",
  legalComments: "none",
  // What is imported is imported, used or not, as Node has it.
  tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
} as const;

function codeIn(folder: string, below: string): readonly string[] {
  return filesOnDisk(folder)
    .entries(below)
    .flatMap(({ name, isFolder }) => {
      const file = `${below}/${name}`;
      if (isFolder) return codeIn(folder, file);
      return /\.(ts|mts|js|mjs)$/.test(name) && !/\.test\.\w+$/.test(name) && file !== NO_CODE ? [file] : [];
    });
}
