import type { Dialect } from "./dialect.ts";
import { branches, not, oneOf } from "./rules/branches.ts";
import { condition, dependencies } from "./rules/conditions.ts";
import { additionalProperties, contains, items, named, one, tuple } from "./rules/members.ts";
import { same, silent } from "./rules/plain.ts";
import { reference } from "./rules/reference.ts";
import { kept, leftOut, said } from "./vocabulary.ts";

/** JSON Schema draft 7, which AsyncAPI's own schemas are made of. */
export const draft07: Dialect = {
  name: "JSON Schema draft 7",
  rules: {
    ...said(kept, same),
    ...said(["type", "const", "examples", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"], same),
    ...said(["required", "readOnly", "writeOnly", "x-sensitive"], same),
    ...said([...leftOut, "deprecated", "then", "else", "minContains", "maxContains"], () => silent),
    $ref: reference,
    allOf: branches("allOf"),
    anyOf: branches("anyOf"),
    oneOf,
    not,
    if: condition,
    dependentRequired: dependencies,
    dependentSchemas: dependencies,
    properties: named("properties"),
    patternProperties: named("patternProperties"),
    additionalProperties,
    propertyNames: one("propertyNames"),
    prefixItems: tuple,
    items,
    contains,
  },
};
