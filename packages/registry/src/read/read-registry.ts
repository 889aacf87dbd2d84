import { schemaInvalid, type Problem } from "../problem.ts";
import type { Registry } from "../registry.ts";
import { filesOnDisk, type Files } from "./files.ts";
import { foldersIn, readDomain } from "./read-domain.ts";
import { readSchema } from "./read-schema.ts";

/**
 * Reads `schemas/` below a root folder, or of a revision: the metadata and every domain. What the files say is not
 * judged here; that is `check`.
 *
 * Throws SCHEMA_INVALID, with every problem in its detail, when a file is absent, is no JSON object, gives a name twice,
 * has a name that says no major, or a `domain.json` lacks a field.
 */
export function readRegistry(from: string | Files): Registry {
  const files = typeof from === "string" ? filesOnDisk(from) : from;
  const problems: Problem[] = [];
  const report = (problem: Problem) => problems.push(problem);
  const metadata = readSchema(files, "schemas/metadata.json", report);
  const domains = foldersIn(files, "schemas").map((name) => readDomain(files, name, report));
  if (problems.length > 0) throw schemaInvalid(problems);
  return {
    metadata: { file: "schemas/metadata.json", schema: metadata?.value ?? {}, text: metadata?.text ?? "" },
    domains,
  };
}
