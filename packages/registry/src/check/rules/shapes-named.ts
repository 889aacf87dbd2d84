import { isObject, step } from "../../json.ts";
import type { Rule } from "../rule.ts";

const SHAPE_NAME = /^[A-Z][A-Za-z0-9]*$/;

/** {@link Rule} `shapes-named`. */
export const shapesNamed: Rule = {
  id: "shapes-named",
  purpose: "Shapes in $defs are named in PascalCase, since each becomes a type of that name.",
  mend: "Rename the shape, and the references to it.",
  example: {
    refused: `{ "$defs": { "money": { "title": "Money", "description": "M.", "type": "number" } } }`,
    accepted: `{ "$defs": { "Money": { "title": "Money", "description": "M.", "type": "number" } } }`,
  },
  check: ({ schema }) =>
    Object.keys(isObject(schema["$defs"]) ? schema["$defs"] : {})
      .filter((name) => !SHAPE_NAME.test(name))
      .map((name) => ({
        pointer: step("/$defs", name),
        wanted: "a name in PascalCase",
        came: name,
        mend: "Rename the shape, and the references to it.",
      })),
};
