import { readFileSync } from "node:fs";
import { join } from "node:path";
import draft4 from "ajv-draft-04";
import formats from "ajv-formats";

/**
 * The published schema of SARIF 2.1.0 (draft-04), as SchemaStore and the npm package `@microsoft/jest-sarif` have it, which
 * is under the MIT licence.
 */
const PUBLISHED = "sarif-2.1.0-rtm.5.json";

// One of its patterns is none in Unicode mode.
const ajv = new draft4.default({ strict: false, allErrors: true, unicodeRegExp: false });
formats.default(ajv);
const accepts = ajv.compile(JSON.parse(readFileSync(join(import.meta.dirname, PUBLISHED), "utf8")) as object);

/** What the published schema of SARIF says against a log; nothing when it holds. */
export function sarifErrors(log: object): readonly string[] {
  return accepts(log) ? [] : (accepts.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
