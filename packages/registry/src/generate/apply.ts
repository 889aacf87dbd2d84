import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Difference } from "./compare.ts";
import { GENERATED_FOLDER, type Plan } from "./plan.ts";

/** Brings the disk in line with the plan, file by file; files that agree are not touched. */
export function applyPlan(root: string, plan: Plan, differences: readonly Difference[]): void {
  for (const { file, kind } of differences) {
    const path = join(root, file);
    if (kind === "left over") {
      rmSync(path);
      continue;
    }
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, plan.get(file.slice(GENERATED_FOLDER.length + 1)) ?? "");
  }
}
