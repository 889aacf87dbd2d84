import type { Registry } from "../registry.ts";
import { FORGETFUL, type Memory } from "./memory.ts";
import { writeCatalogue } from "./catalogue.ts";
import { writeExamples } from "./examples.ts";
import { writeSensitive } from "./sensitive.ts";
import { writeOpenApi } from "./open-api.ts";
import { writeTypes } from "./types.ts";
import { beginValidators, type ValidatorsBegun } from "./validators.ts";

/** Where generated files live, from the workspace's root; everything in there is generated, nothing else is. */
export const GENERATED_FOLDER = "packages/events/src/generated";

/** Generated files: path below {@link GENERATED_FOLDER} to content. */
export type Plan = ReadonlyMap<string, string>;

/**
 * Makes, in memory, all that is generated from a registry. The same registry always makes the same bytes, with or without
 * a memory of earlier runs, and whether or not validators were begun before; those end with it.
 */
export async function planGenerated(
  registry: Registry,
  memory: Memory = FORGETFUL,
  begun?: ValidatorsBegun,
): Promise<Plan> {
  await using validators = begun ?? beginValidators(registry, memory);
  return new Map([
    ...(await writeTypes(registry, memory)),
    ...writeCatalogue(registry),
    ...writeExamples(registry),
    ...writeOpenApi(registry),
    ...writeSensitive(registry),
    ...(await validators.finish()),
  ]);
}
