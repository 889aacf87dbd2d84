import { defineCommand } from "citty";
import { refuseUnknown } from "../../refuse-unknown.ts";
import { reachArgs, readFailures, selectArgs } from "./args.ts";

const args = {
  ...selectArgs,
  each: { type: "boolean", default: false, description: "A line for each failure, with its id" },
  ...reachArgs,
} as const;

/** `streambridge failures list` */
export const failuresList = defineCommand({
  meta: {
    name: "list",
    description:
      "What lies in all places of failure, grouped by cause, type and consumer. Ends with 3 when there is any. Example: streambridge failures list --stage production --older 1h",
  },
  args,
  async run({ args: given }) {
    refuseUnknown({ ...given, _: [] }, args);
    const { list } = await import("../../failures/run/list.ts");
    process.exitCode = await list({ ...readFailures(given), each: given.each });
  },
});
