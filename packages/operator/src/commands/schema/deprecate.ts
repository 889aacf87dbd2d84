import { resolve } from "node:path";
import { defineCommand } from "citty";
import { refuseUnknown } from "../../refuse-unknown.ts";
import { PROJECT } from "./arguments.ts";

const args = {
  event: { type: "positional", required: true, description: "The event type, such as UserRegistered.v1" },
  sunset: { type: "string", valueHint: "YYYY-MM-DD", required: true, description: "The last day on which it is sent" },
  frozen: {
    type: "boolean",
    default: false,
    description: "It cannot be made of the newer major any more: nothing is sent from now on",
  },
  plan: { type: "boolean", default: false, description: "Show what would be written, and write nothing" },
  project: PROJECT,
} as const;

/** `streambridge schema deprecate` */
export const schemaDeprecate = defineCommand({
  meta: {
    name: "deprecate",
    description:
      "Says of a version that it is on its way out, and until when. Example: streambridge schema deprecate UserRegistered.v1 --sunset 2027-11-30",
  },
  args,
  async run({ args: given }) {
    refuseUnknown(given, args);
    const { deprecateVersion } = await import("../../schema/change-versions.ts");
    deprecateVersion({
      root: resolve(given.project),
      event: given.event,
      sunset: given.sunset,
      frozen: given.frozen,
      plan: given.plan,
      out: process.stdout,
    });
  },
});
