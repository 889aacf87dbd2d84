import { defineCommand } from "citty";
import { refuseUnknown } from "../../refuse-unknown.ts";
import { reachArgs, readFailures, revealArgs, selectArgs } from "./args.ts";

const args = { ...selectArgs, ...revealArgs, ...reachArgs } as const;

/** `streambridge failures show` */
export const failuresShow = defineCommand({
  meta: {
    name: "show",
    description:
      "Failures with payload, error, step, times and attempts. Looking loses nothing. Example: streambridge failures show 4f1c2a9b --reveal",
  },
  args,
  async run({ args: given }) {
    refuseUnknown({ ...given, _: [] }, args);
    const { show } = await import("../../failures/run/show.ts");
    process.exitCode = await show(readFailures(given));
  },
});
