import { exactly, SILENT, type Rule } from "../dialect.ts";

/** A keyword that the older dialect has under the same name and with the same meaning. */
export const same =
  (keyword: string): Rule =>
  (value) =>
    exactly({ [keyword]: value });

/** A keyword that decides nothing, and that the older dialect does not know. */
export const silent: Rule = () => SILENT;

/** `required`: draft 4 knows no empty list. */
export const required: Rule = (value) =>
  Array.isArray(value) && value.length === 0 ? SILENT : exactly({ required: value });

/** `const`, as an `enum` of one. */
export const constant: Rule = (value) => exactly({ enum: [value] });

/** `examples`, of which OpenAPI 3.0 shows one. */
export const oneExample: Rule = (value) => {
  const [first] = Array.isArray(value) ? value : [];
  return first === undefined ? SILENT : exactly({ example: first });
};
