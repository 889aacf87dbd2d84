import type { StreambridgeError } from "@streambridge/errors";
import { SCHEMA_VERSION } from "../json.ts";
import { problemsOf } from "./problems-of.ts";

/**
 * Prints why nothing was compared for machines. It blocks, and `refused` says why instead of findings: the error's code,
 * sentence and mend, and each problem in a file.
 */
export function printRefusedJson(error: StreambridgeError): string {
  const { code, sentence, mend } = error;
  const refused = { code, sentence, ...(mend !== undefined && { mend }), problems: problemsOf(error) };
  return `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, blocks: true, refused, findings: [] }, undefined, 2)}\n`;
}
