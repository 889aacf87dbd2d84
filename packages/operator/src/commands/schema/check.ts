import { resolve } from "node:path";
import { defineCommand } from "citty";
import { refuseUnknown } from "../../refuse-unknown.ts";

const args = {
  json: { type: "boolean", default: false, description: "Print the problems as JSON" },
  project: { type: "string", valueHint: "FOLDER", default: ".", description: "The folder of schemas/" },
} as const;

/** `streambridge schema check` */
export const schemaCheck = defineCommand({
  meta: {
    name: "check",
    description:
      "Holds schemas/ against the profile: 0 if all holds, 2 with file, line and mend if not. Example: streambridge schema check",
  },
  args,
  async run({ args: given }) {
    refuseUnknown(given, args);
    const { checkSchemas } = await import("../../schema/check-schemas.ts");
    process.exitCode = checkSchemas({ root: resolve(given.project), json: given.json, out: process.stdout });
  },
});
