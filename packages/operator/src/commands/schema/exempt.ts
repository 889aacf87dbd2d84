import { resolve } from "node:path";
import { defineCommand } from "citty";
import { refuseUnknown } from "../../refuse-unknown.ts";

const args = {
  event: { type: "positional", required: true, description: "The event type, such as UserRegistered.v1" },
  reason: { type: "string", valueHint: "WHY", required: true, description: "Why the change may pass" },
  owner: { type: "string", valueHint: "TEAM", required: true, description: "Who answers for it" },
  expires: { type: "string", valueHint: "YYYY-MM-DD", required: true, description: "The last day on which it counts" },
  rule: { type: "string", valueHint: "ID", description: "Only findings of this rule" },
  base: {
    type: "string",
    valueHint: "REV",
    description: "The branch that this one will be merged to, as for `schema review`",
  },
  stage: {
    type: "string",
    valueHint: "STAGE",
    description: "Only what this stage has released, as for `schema review`",
  },
  project: { type: "string", valueHint: "FOLDER", default: ".", description: "The folder of schemas/" },
} as const;

/** `streambridge schema exempt` */
export const schemaExempt = defineCommand({
  meta: {
    name: "exempt",
    description:
      "Lets what blocks an event type pass for a while, bound to both schemas. Example: streambridge schema exempt UserRegistered.v1 --reason 'no reader left' --owner identity --expires 2027-01-31",
  },
  args,
  async run({ args: given }) {
    refuseUnknown(given, args);
    const { exemptFindings } = await import("../../schema/exempt-findings.ts");
    process.exitCode = await exemptFindings({
      root: resolve(given.project),
      event: given.event,
      reason: given.reason,
      owner: given.owner,
      expires: given.expires,
      ...(given.rule !== undefined && { rule: given.rule }),
      ...(given.base !== undefined && { base: given.base }),
      ...(given.stage !== undefined && { stage: given.stage }),
      out: process.stdout,
    });
  },
});
