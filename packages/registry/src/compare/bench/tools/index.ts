import { apiSmartDiff } from "./api-smart-diff.ts";
import { jsonSchemaDiffValidator } from "./json-schema-diff-validator.ts";
import { jsonSchemaDiff } from "./json-schema-diff.ts";
import { jsoncompat } from "./jsoncompat.ts";
import { jsonschemaTools } from "./jsonschema-tools.ts";
import type { Tool } from "./tool.ts";

/** Every tool of the npm registry that claims to judge two JSON Schemas and can be run. */
export const TOOLS: readonly Tool[] = [
  jsoncompat,
  jsonSchemaDiff,
  apiSmartDiff,
  jsonSchemaDiffValidator,
  jsonschemaTools,
];
