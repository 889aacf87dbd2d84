import { shown, type Rule } from "../rule.ts";

/** {@link Rule} `data-is-an-object`. */
export const dataIsAnObject: Rule = {
  id: "data-is-an-object",
  purpose: "Data is an object, the only shape that can gain a field without breaking its readers.",
  mend: "Make the data an object.",
  example: {
    refused: `{ "type": "array" }`,
    accepted: `{ "type": "object" }`,
  },
  check: ({ schema, describesData }) =>
    !describesData || schema["type"] === "object"
      ? []
      : [{ pointer: "/type", wanted: '"object"', came: shown(schema["type"]), mend: "Make the data an object." }],
};
