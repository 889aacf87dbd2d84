import { passes, type Tool } from "./tool.ts";

interface Module {
  readonly validateSchemaCompatibility: (old: unknown, next: unknown, options: object) => void;
}

/** Judges the JSON Patch between two schemas; it knows one direction, so the other is asked the other way round. */
export const jsonSchemaDiffValidator: Tool = {
  package: "json-schema-diff-validator",
  version: "0.4.2",
  dialect: "draft-07",
  open: (load) => {
    const { validateSchemaCompatibility } = load("json-schema-diff-validator") as Module;
    const check = (old: unknown, next: unknown) => passes(() => validateSchemaCompatibility(old, next, {}));
    return (old, next) => ({ forward: check(next, old), backward: check(old, next) });
  },
};
