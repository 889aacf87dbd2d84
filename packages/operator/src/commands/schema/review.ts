import { resolve } from "node:path";
import { StreambridgeError } from "@streambridge/errors";
import { defineCommand } from "citty";
import { refuseUnknown } from "../../refuse-unknown.ts";

const args = {
  base: {
    type: "string",
    valueHint: "REV",
    description: "The branch that this one will be merged to; origin/main or main when left out",
  },
  stage: { type: "string", valueHint: "STAGE", description: "Only what this stage has released" },
  from: {
    type: "string",
    valueHint: "DIR",
    description: "Compare two folders, without git: the one that holds schemas/ as it was",
  },
  to: { type: "string", valueHint: "DIR", description: "With --from: the folder that holds schemas/ as it is" },
  format: {
    type: "string",
    valueHint: "text|markdown|json|sarif|github",
    description: "What is printed; text when left out",
  },
  json: { type: "boolean", default: false, description: "The same as --format json" },
  out: { type: "string", valueHint: "DIR", description: "Also write review.md, review.json and review.sarif there" },
  project: { type: "string", valueHint: "FOLDER", default: ".", description: "The folder of schemas/" },
} as const;

/** `streambridge schema review` */
export const schemaReview = defineCommand({
  meta: {
    name: "review",
    description:
      "Says whom a change of schemas breaks, on which field, with an event that shows it: 0 if nothing blocks, 3 if something does, 2 for an invalid schema or nothing to compare with. Example: streambridge schema review --base origin/main",
  },
  args,
  async run({ args: given }) {
    refuseUnknown(given, args);
    const { reviewSchemas } = await import("../../schema/review-schemas.ts");
    process.exitCode = await reviewSchemas({
      project: resolve(given.project),
      format: formatOf(given),
      ...(given.base !== undefined && { base: given.base }),
      ...(given.stage !== undefined && { stage: given.stage }),
      ...(given.from !== undefined && { from: resolve(given.from) }),
      ...(given.to !== undefined && { to: resolve(given.to) }),
      ...(given.out !== undefined && { folder: resolve(given.out) }),
      out: process.stdout,
    });
  },
});

/** @throws StreambridgeError `USAGE` when two forms are asked for at once */
function formatOf({ json, format }: { readonly json: boolean; readonly format?: string | undefined }): string {
  if (!json) return format ?? "text";
  if (format === undefined || format === "json") return "json";
  throw new StreambridgeError("USAGE", `--json and --format ${format} ask for two forms at once`, {
    mend: "Leave one out; --out DIR writes every form for machines.",
  });
}
