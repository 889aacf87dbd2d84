import { resolve } from "node:path";
import { defineCommand } from "citty";
import { refuseUnknown } from "../../refuse-unknown.ts";
import { PROJECT } from "./arguments.ts";

const args = {
  event: { type: "positional", required: true, description: "The event type, such as UserRegistered.v1" },
  plan: { type: "boolean", default: false, description: "Show what would be written, and write nothing" },
  project: PROJECT,
} as const;

/** `streambridge schema retire` */
export const schemaRetire = defineCommand({
  meta: {
    name: "retire",
    description:
      "Retires a version, unless somebody wants it or a copy may still arrive: then 3, with who and until when. Example: streambridge schema retire UserRegistered.v1",
  },
  args,
  async run({ args: given }) {
    refuseUnknown(given, args);
    const { retireVersion } = await import("../../schema/change-versions.ts");
    await retireVersion({
      root: resolve(given.project),
      event: given.event,
      plan: given.plan,
      out: process.stdout,
    });
  },
});
