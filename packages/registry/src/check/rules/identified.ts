import { shown, type Rule } from "../rule.ts";

/** What the `$id` of every schema begins with; the path below `schemas/` follows. */
export const SCHEMA_BASE = "https://schemas.example.com/";

/** {@link Rule} `identified`. */
export const identified: Rule = {
  id: "identified",
  purpose:
    "A schema's $id follows from its path, so that events can name their schema and relative references resolve.",
  mend: "Set $id to https://schemas.example.com/ and the path below schemas/.",
  example: {
    refused: `{ "$id": "urn:user-deleted" }`,
    accepted: `{ "$id": "https://schemas.example.com/users/UserDeleted/v1.json" }`,
  },
  check: ({ file, schema }) => {
    const wanted = `${SCHEMA_BASE}${file.replace(/^schemas\//, "")}`;
    if (schema["$id"] === wanted) return [];
    return [{ pointer: "/$id", wanted, came: shown(schema["$id"]), mend: `Set $id to ${wanted}.` }];
  },
};
