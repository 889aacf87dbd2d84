import { resolve } from "node:path";
import { defineCommand } from "citty";
import { refuseUnknown } from "../../refuse-unknown.ts";
import { PROJECT } from "./arguments.ts";

const args = {
  event: { type: "positional", required: true, description: "The event without a major, such as UserRegistered" },
  sunset: {
    type: "string",
    valueHint: "YYYY-MM-DD",
    description: "The last day on which the version so far is sent; in a year when left out",
  },
  plan: { type: "boolean", default: false, description: "Show what would be written, and write nothing" },
  project: PROJECT,
} as const;

/** `streambridge schema new-version` */
export const newVersion = defineCommand({
  meta: {
    name: "new-version",
    description:
      "Adds the next major of an event beside the newest, with the downcast between them. Example: streambridge schema new-version UserRegistered --sunset 2027-11-30",
  },
  args,
  async run({ args: given }) {
    refuseUnknown(given, args);
    const { addVersion } = await import("../../schema/change-versions.ts");
    addVersion({
      root: resolve(given.project),
      event: given.event,
      ...(given.sunset !== undefined && { sunset: given.sunset }),
      plan: given.plan,
      out: process.stdout,
    });
  },
});
