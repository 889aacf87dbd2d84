import { join } from "node:path";
import { schemaInvalid, type Problem } from "../problem.ts";
import type { Registry } from "../registry.ts";
import { foldersIn, readDomain } from "./read-domain.ts";
import { readJson } from "./read-json.ts";

/**
 * Reads `schemas/` below a root folder: the metadata and every domain. What the files say is not judged here; that is
 * `check`.
 *
 * Throws SCHEMA_INVALID, with every problem in its detail, when a file is absent, is no JSON object, has a name that
 * says no major, or a `domain.json` lacks a field.
 */
export function readRegistry(root: string): Registry {
  const problems: Problem[] = [];
  const report = (problem: Problem) => problems.push(problem);
  const metadata = readJson(root, "schemas/metadata.json", report) ?? {};
  const domains = foldersIn(join(root, "schemas")).map((name) => readDomain(root, name, report));
  if (problems.length > 0) throw schemaInvalid(problems);
  return { metadata: { file: "schemas/metadata.json", schema: metadata }, domains };
}
