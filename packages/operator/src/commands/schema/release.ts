import { resolve } from "node:path";
import { defineCommand } from "citty";
import { refuseUnknown } from "../../refuse-unknown.ts";

const args = {
  stage: { type: "string", valueHint: "STAGE", required: true, description: "The stage that was deployed" },
  push: { type: "boolean", default: false, description: "Push the tag to origin as well" },
  changelog: {
    type: "boolean",
    default: true,
    description: "Write what changed into the CHANGELOG.md of each domain",
    negativeDescription: "Leave the changelogs as they are",
  },
  webhook: {
    type: "string",
    valueHint: "URL",
    description: "Tell the owners of the readers hit there; SCHEMA_NOTICE_WEBHOOK when left out",
  },
  project: { type: "string", valueHint: "FOLDER", default: ".", description: "The folder of schemas/" },
} as const;

/** `streambridge schema release` */
export const schemaRelease = defineCommand({
  meta: {
    name: "release",
    description:
      "Records, as a tag, that a stage publishes the schemas of this commit. Example: streambridge schema release --stage production --push",
  },
  args,
  async run({ args: given }) {
    refuseUnknown(given, args);
    const { releaseSchemas } = await import("../../schema/release-schemas.ts");
    process.exitCode = await releaseSchemas({
      root: resolve(given.project),
      stage: given.stage,
      push: given.push,
      changelog: given.changelog,
      webhook: given.webhook,
      out: process.stdout,
    });
  },
});
