import { StreambridgeError } from "@streambridge/errors";
import { checkRegistry } from "../check/check.ts";
import { schemaInvalid } from "../problem.ts";
import { readRegistry } from "../read/read-registry.ts";
import { applyPlan } from "./apply.ts";
import { comparePlan, type Difference } from "./compare.ts";
import { memoryOf } from "./memory.ts";
import { planGenerated, type Plan } from "./plan.ts";
import { beginValidators } from "./validators.ts";

/**
 * Reads the schemas below `root`, checks them, and writes what is made from them. Returns what it wrote or removed;
 * nothing, when all was fresh. Throws SCHEMA_INVALID when a schema breaks a rule; nothing is written then.
 */
export async function generate(root: string): Promise<readonly Difference[]> {
  const plan = await makePlan(root);
  const differences = comparePlan(root, plan);
  applyPlan(root, plan, differences);
  return differences;
}

/** As {@link generate}, but only looks: throws GENERATED_STALE, naming the files, when something would be written. */
export async function checkFresh(root: string): Promise<void> {
  const stale = comparePlan(root, await makePlan(root));
  if (stale.length === 0) return;
  const list = stale.map(({ file, kind }) => `  ${kind.padEnd(9)} ${file}`).join("\n");
  throw new StreambridgeError("GENERATED_STALE", `${stale.length} generated files differ from schemas/:\n${list}`, {
    mend: "Run `pnpm generate` and commit what it writes.",
    detail: { files: stale },
  });
}

async function makePlan(root: string): Promise<Plan> {
  const registry = readRegistry(root);
  const memory = memoryOf(root);
  await using validators = beginValidators(registry, memory);
  // A schema that ran well before, with the same shapes beside it, runs well again.
  const isNew: Parameters<typeof checkRegistry>[1] = ({ schema, domain, describesData }) =>
    !memory.passed(["check", schema, domain?.defs?.schema, describesData]);
  const problems = checkRegistry(registry, isNew, validators.compile);
  if (problems.length > 0) throw schemaInvalid(problems);
  const plan = await planGenerated(registry, memory, validators);
  memory.keep();
  return plan;
}
