import type { Tool } from "./tool.ts";

interface Module {
  readonly compareJsonSchema: (old: unknown, next: unknown) => { diffs: readonly { type: string }[] };
}

/** A rule differ for API documents; it knows one direction, so the other is asked the other way round. */
export const apiSmartDiff: Tool = {
  package: "api-smart-diff",
  version: "1.0.6",
  dialect: "draft-07",
  open: (load) => {
    const { compareJsonSchema } = load("api-smart-diff") as Module;
    const check = (old: unknown, next: unknown) =>
      compareJsonSchema(old, next).diffs.every(({ type }) => type !== "breaking");
    return (old, next) => ({ forward: check(next, old), backward: check(old, next) });
  },
};
