import { defineCommand } from "citty";
import { refuseUnknown } from "../../refuse-unknown.ts";
import { reachArgs, readReach } from "./args.ts";

const args = {
  eventid: {
    type: "positional",
    required: false,
    valueHint: "EVENT_ID",
    description: "The record's eventID; without one, the list is shown",
  },
  remove: { type: "boolean", default: false, description: "Take it off the list" },
  ...reachArgs,
} as const;

/** `streambridge failures park` */
export const failuresPark = defineCommand({
  meta: {
    name: "park",
    description:
      "The way past a record that kills the bridge: it is parked without being looked at. Example: streambridge failures park c81e728d9d4c2f636f067f89cc14862c",
  },
  args,
  async run({ args: given }) {
    refuseUnknown(given, args);
    const { park } = await import("../../failures/run/park.ts");
    process.exitCode = await park({
      ...readReach(given),
      eventID: given.eventid,
      remove: given.remove,
      json: given.json,
      out: process.stdout,
    });
  },
});
