import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/**
 * What earlier runs made, by the content that it was made from: a run over 600 schemas takes a second where it would take
 * ten. Whatever is not asked for in a run is forgotten with it.
 */
export interface Memory {
  /** What was made from these inputs before; otherwise `make` makes it. */
  readonly recall: (inputs: unknown, make: () => Promise<string> | string) => Promise<string>;
  /** Whether these inputs have been found right before. */
  readonly passed: (inputs: unknown) => boolean;
  /** Keeps what this run asked for, for the next one. */
  readonly keep: () => void;
}

/** Remembers nothing. */
export const FORGETFUL: Memory = {
  recall: async (_inputs, make) => make(),
  passed: () => false,
  keep: () => undefined,
};

/** From the workspace's root; it goes away with the dependencies. */
const FILE = "node_modules/.cache/streambridge/generated.json";

/** Packages whose versions decide on what is made. */
const MAKERS = ["ajv", "ajv-formats", "esbuild", "json-schema-to-typescript"];

interface Kept {
  readonly makers: string;
  readonly texts: Readonly<Record<string, string>>;
}

/**
 * The memory of the workspace below `root`. It holds as long as the code and the libraries that make the files stay the
 * same. Without `node_modules` there is none.
 */
export function memoryOf(root: string): Memory {
  if (!existsSync(join(root, "node_modules"))) return FORGETFUL;
  const makers = fingerprint();
  const before = read(join(root, FILE));
  const known = before?.makers === makers ? before.texts : {};
  const asked: Record<string, string> = {};
  return {
    async recall(inputs, make) {
      const key = hash(inputs);
      const text = Object.hasOwn(known, key) ? known[key] : undefined;
      return (asked[key] = text ?? (await make()));
    },
    passed(inputs) {
      const key = hash(inputs);
      asked[key] = "";
      return Object.hasOwn(known, key);
    },
    keep() {
      const path = join(root, FILE);
      mkdirSync(dirname(path), { recursive: true });
      // Two runs may end at once: each puts its own file in place, whole.
      writeFileSync(`${path}.${process.pid}`, JSON.stringify({ makers, texts: asked } satisfies Kept));
      renameSync(`${path}.${process.pid}`, path);
    },
  };
}

function read(path: string): Kept | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Kept;
  } catch {
    // Absent, or cut off by a run that was ended: everything is made anew.
    return undefined;
  }
}

/** The code of this package and the versions of what it stands on. */
function fingerprint(): string {
  const source = join(import.meta.dirname, "..");
  const files = globSync("{check,generate,read,view,sample,convert,open-api}/**/*.ts", { cwd: source }).sort();
  const own = [...files, "json.ts", "registry.ts", "walk.ts", "value-at.ts"].map((file) =>
    readFileSync(join(source, file), "utf8"),
  );
  const require = createRequire(import.meta.url);
  const versions = MAKERS.map((name) => versionOf(require.resolve(name), name));
  return hash([own, versions]);
}

/** The version of an installed package, from the nearest package.json around its entry that bears its name. */
function versionOf(entry: string, name: string): string {
  for (let folder = dirname(entry); folder !== dirname(folder); folder = dirname(folder)) {
    const file = join(folder, "package.json");
    const about = existsSync(file)
      ? (JSON.parse(readFileSync(file, "utf8")) as { name?: string; version?: string })
      : {};
    if (about.name === name) return about.version ?? "";
  }
  return "";
}

function hash(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("base64url");
}
