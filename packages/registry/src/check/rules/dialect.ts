import { shown, type Rule } from "../rule.ts";

const DIALECT = "https://json-schema.org/draft/2020-12/schema";

/** {@link Rule} `dialect`. */
export const dialect: Rule = {
  id: "dialect",
  purpose: "Every schema names JSON Schema 2020-12 as its dialect, so that every tool reads it alike.",
  mend: "Set $schema to the dialect.",
  example: {
    refused: `{ "$schema": "http://json-schema.org/draft-07/schema#" }`,
    accepted: `{ "$schema": "https://json-schema.org/draft/2020-12/schema" }`,
  },
  check: ({ schema }) =>
    schema["$schema"] === DIALECT
      ? []
      : [{ pointer: "/$schema", wanted: DIALECT, came: shown(schema["$schema"]), mend: `Set $schema to ${DIALECT}.` }],
};
