import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { GENERATED_FOLDER, type Plan } from "./plan.ts";

/** One generated file that is not what the schemas make. */
export interface Difference {
  /** Path from the workspace's root. */
  readonly file: string;
  /** `missing`: to be written; `changed`: to be written anew; `left over`: nothing makes it any more. */
  readonly kind: "missing" | "changed" | "left over";
}

/** Compares a plan with what lies on the disk below `root`; empty when they agree. */
export function comparePlan(root: string, plan: Plan): readonly Difference[] {
  const folder = join(root, GENERATED_FOLDER);
  const planned = [...plan].flatMap(([path, text]): Difference[] => {
    const file = `${GENERATED_FOLDER}/${path}`;
    if (!existsSync(join(root, file))) return [{ file, kind: "missing" }];
    return readFileSync(join(root, file), "utf8") === text ? [] : [{ file, kind: "changed" }];
  });
  const leftOver = filesIn(folder)
    .filter((path) => !plan.has(path))
    .map((path): Difference => ({ file: `${GENERATED_FOLDER}/${path}`, kind: "left over" }));
  return [...planned, ...leftOver].sort((one, other) => (one.file < other.file ? -1 : 1));
}

function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}
