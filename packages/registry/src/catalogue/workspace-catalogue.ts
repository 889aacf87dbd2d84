import { checkRegistry } from "../check/check.ts";
import { schemaInvalid } from "../problem.ts";
import { readRegistry } from "../read/read-registry.ts";
import { readReaders } from "../readers/read-readers.ts";
import type { Reader } from "../readers/reader.ts";
import type { Registry } from "../registry.ts";
import type { Catalogue } from "./catalogue.ts";
import { makeCatalogue } from "./make-catalogue.ts";

/** What a workspace has to tell others. */
export interface WorkspaceCatalogue {
  readonly catalogue: Catalogue;
  readonly registry: Registry;
  /** With the fields that each reads. */
  readonly readers: readonly Reader[];
}

/**
 * Reads schemas and readers below a workspace's root and makes the catalogue of them.
 *
 * @throws StreambridgeError `SCHEMA_INVALID` when a file cannot be read or a schema breaks a rule: nothing is told to
 *   others then.
 */
export async function readWorkspaceCatalogue(root: string): Promise<WorkspaceCatalogue> {
  const registry = readRegistry(root);
  const problems = checkRegistry(registry);
  if (problems.length > 0) throw schemaInvalid(problems);
  const { readers } = await readReaders(root);
  return { catalogue: makeCatalogue(registry, readers), registry, readers };
}
