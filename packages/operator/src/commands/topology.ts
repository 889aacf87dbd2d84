import { defineCommand } from "citty";
import { refuseUnknown } from "../refuse-unknown.ts";
import { reachArgs, readReach, textOf } from "./failures/args.ts";

const args = {
  type: {
    type: "string",
    valueHint: "TYPE",
    description: "Only who reads UserRegistered.v2, or UserRegistered of any version",
  },
  ...reachArgs,
} as const;

/** `streambridge topology` */
export const topology = defineCommand({
  meta: {
    name: "topology",
    description:
      "What is deployed and who is subscribed to what, with the names of queues and tables. Example: streambridge topology --stage production --type UserRegistered.v2",
  },
  args,
  async run({ args: given }) {
    refuseUnknown(given, args);
    const { tellTopology } = await import("../topology/topology.ts");
    process.exitCode = await tellTopology({
      ...readReach(given),
      type: textOf(given.type),
      json: given.json,
      out: process.stdout,
    });
  },
});
