import type { Dialect } from "./dialect.ts";
import { exclusiveMaximum, exclusiveMinimum, maximum, minimum } from "./rules/bounds.ts";
import { branches, not, oneOf } from "./rules/branches.ts";
import { spelledCondition, spelledDependencies } from "./rules/conditions.ts";
import { lonelyAdditionalProperties, lonelyItems, named } from "./rules/members.ts";
import { constant, oneExample, required, same, silent } from "./rules/plain.ts";
import { reference } from "./rules/reference.ts";
import { type } from "./rules/type.ts";
import { kept, leftOut, said } from "./vocabulary.ts";

/** The schemas of OpenAPI 3.0: draft 4 without tuples, patterns of names and `type` lists, and with `nullable`. */
export const openApi: Dialect = {
  name: "OpenAPI 3.0",
  rules: {
    ...said(kept, same),
    ...said(["deprecated", "readOnly", "writeOnly", "x-sensitive"], same),
    ...said([...leftOut, "then", "else"], () => silent),
    $ref: reference,
    type,
    const: constant,
    examples: oneExample,
    required,
    minimum,
    maximum,
    exclusiveMinimum,
    exclusiveMaximum,
    allOf: branches("allOf"),
    anyOf: branches("anyOf"),
    oneOf,
    not,
    if: spelledCondition,
    dependentRequired: spelledDependencies,
    dependentSchemas: spelledDependencies,
    properties: named("properties"),
    additionalProperties: lonelyAdditionalProperties,
    items: lonelyItems,
  },
};
