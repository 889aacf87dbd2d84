import { resolve } from "node:path";
import { defineCommand } from "citty";
import { refuseUnknown } from "../../refuse-unknown.ts";
import { PROJECT } from "./arguments.ts";

const args = {
  release: {
    type: "string",
    valueHint: "TAG",
    required: true,
    description: "A release, such as released/production/1",
  },
  owner: { type: "string", valueHint: "TEAM", description: "Only this owner; all that are hit when left out" },
  webhook: {
    type: "string",
    valueHint: "URL",
    description: "Where notices are posted; SCHEMA_NOTICE_WEBHOOK when left out",
  },
  changelog: { type: "boolean", default: false, description: "Write the changelogs as well" },
  project: PROJECT,
} as const;

/** `streambridge schema announce` */
export const schemaAnnounce = defineCommand({
  meta: {
    name: "announce",
    description:
      "Tells the owners of the readers that a release hits, again or for the first time. Example: streambridge schema announce --release released/production/1",
  },
  args,
  async run({ args: given }) {
    refuseUnknown(given, args);
    const { announceRelease } = await import("../../schema/announce-release.ts");
    const { release, changelog, owner, webhook } = given;
    await announceRelease({ root: resolve(given.project), release, changelog, owner, webhook, out: process.stdout });
  },
});
