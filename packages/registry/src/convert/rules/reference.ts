import { UNSAID, type Rule } from "../dialect.ts";

const OWN = "#/$defs/";

/** `$ref`: before 2019-09 it hides whatever stands beside it, so that beside others it stands under `allOf`. */
export const reference: Rule = (value, { schema, shape }) => {
  if (typeof value !== "string" || !value.startsWith(OWN)) return UNSAID;
  const { $ref, exact } = shape(value.slice(OWN.length));
  const isAlone = Object.keys(schema).every((keyword) => keyword === "$ref" || keyword === "$defs");
  return { says: isAlone ? { $ref } : { allOf: [{ $ref }] }, exact };
};
