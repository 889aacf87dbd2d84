import { StreambridgeError } from "@streambridge/errors";
import { checkRegistry, eventsOf, readRegistry, schemaInvalid, type Problem } from "@streambridge/registry";
import type { Out } from "../local/screen/paint.ts";

/** What `schema check` is asked. */
export interface CheckRequest {
  /** The folder of `schemas/`. */
  readonly root: string;
  /** Whether machines read the answer: `{schemaVersion, problems}`. */
  readonly json: boolean;
  readonly out: Out;
}

/** The shape of `--json`; a change that breaks its readers gets another number. */
const SCHEMA_VERSION = 1;

/**
 * Holds every schema against the profile and answers the exit code: 0 when all holds, 2 when not.
 *
 * @throws StreambridgeError `SCHEMA_INVALID`, a line for each problem, when people read the answer
 */
export function checkSchemas({ root, json, out }: CheckRequest): 0 | 2 {
  if (json) {
    const problems = problemsIn(root);
    out.write(`${JSON.stringify({ schemaVersion: SCHEMA_VERSION, problems }, undefined, 2)}\n`);
    return problems.length === 0 ? 0 : 2;
  }
  const registry = readRegistry(root);
  const problems = checkRegistry(registry);
  if (problems.length > 0) throw schemaInvalid(problems);
  out.write(`${eventsOf(registry).length} event types of ${registry.domains.length} domains hold every rule.\n`);
  return 0;
}

/** What reading refuses, or what the rules find. */
function problemsIn(root: string): readonly Problem[] {
  try {
    return checkRegistry(readRegistry(root));
  } catch (thrown) {
    if (!(thrown instanceof StreambridgeError) || thrown.code !== "SCHEMA_INVALID") throw thrown;
    return thrown.detail?.["problems"] as readonly Problem[];
  }
}
