import { readFileSync, readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { parseAst } from "vitest/node";
import { root } from "../test/root.ts";

const PLACES = ["packages", "stacks", "tools", "sst.config.ts"];
const LEFT_OUT = new Set(["node_modules", "generated", "patches", ".sst", ".streambridge"]);

/** A file of ours, as the house rules look at it. */
export interface Source {
  /** Relative to the workspace, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly isTest: boolean;
}

/** One module named in an import or an export of a file. */
export interface Import {
  readonly specifier: string;
  /** Whether only types come in, so that nothing is left of it at run time. */
  readonly typeOnly: boolean;
}

/** A node of the syntax tree, as far as walking needs it. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

/** Every TypeScript and JavaScript file that people write; generated files, declarations and patches are left out. */
export function sources(): readonly Source[] {
  return PLACES.flatMap((place) => filesUnder(join(root, place)))
    .filter((file) => /\.(ts|mjs)$/.test(file) && !file.endsWith(".d.ts"))
    .map((file) => ({
      path: relative(root, file).replaceAll("\\", "/"),
      text: readFileSync(file, "utf8"),
      isTest: isTestFile(file),
    }));
}

/** Every import, re-export and `import()` with a plain text in it. */
export function importsOf(source: Source): readonly Import[] {
  const found: Import[] = [];
  walk(source, (node) => {
    const from = node["source"];
    if (!isNode(from) || typeof from["value"] !== "string") return;
    found.push({
      specifier: from["value"],
      typeOnly: node["importKind"] === "type" || node["exportKind"] === "type",
    });
  });
  return found;
}

/** Calls `visit` for every node of the file, outer ones first. */
export function walk(source: Source, visit: (node: Node) => void): void {
  const descend = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(descend);
    if (!isNode(value)) return;
    visit(value);
    Object.values(value).forEach(descend);
  };
  descend(parseAst(source.text, { lang: source.path.endsWith(".mjs") ? "js" : "ts" }));
}

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}

/** Tests, and what exists for tests only: folders called `testing`, and the stories. */
function isTestFile(file: string): boolean {
  return /\.test\.ts$|\/testing\/|\/stories\//.test(file.replaceAll("\\", "/"));
}

function filesUnder(place: string): readonly string[] {
  const found = statSync(place, { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (found.isFile()) return [place];
  return readdirSync(place, { withFileTypes: true })
    .filter((entry) => !LEFT_OUT.has(entry.name))
    .flatMap((entry) => filesUnder(join(place, entry.name)));
}
