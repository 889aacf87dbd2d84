import type { Tool } from "./tool.ts";

interface Module {
  readonly diffSchemas: (schemas: { sourceSchema: unknown; destinationSchema: unknown }) => Promise<Differences>;
}

interface Differences {
  readonly additionsFound: boolean;
  readonly removalsFound: boolean;
}

/** Atlassian's set algebra. Additions are values that only the new schema takes, removals those that only the old one does. */
export const jsonSchemaDiff: Tool = {
  package: "json-schema-diff",
  version: "1.0.0",
  dialect: "draft-07",
  open: (load) => {
    const { diffSchemas } = load("json-schema-diff") as Module;
    return async (old, next) => {
      const { additionsFound, removalsFound } = await diffSchemas({ sourceSchema: old, destinationSchema: next });
      return { forward: !additionsFound, backward: !removalsFound };
    };
  },
};
