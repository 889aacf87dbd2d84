import { defineCommand } from "citty";
import { refuseUnknown } from "../../refuse-unknown.ts";
import { reachArgs, readFailures, revealArgs, selectArgs } from "./args.ts";

const args = { ...selectArgs, ...revealArgs, ...reachArgs } as const;

/** `streambridge failures try` */
export const failuresTry = defineCommand({
  meta: {
    name: "try",
    description:
      "What the code of this tree would do with failures; sends nothing. Ends with 3 when one would fail again. Example: streambridge failures try --cause EVENT_INVALID",
  },
  args,
  async run({ args: given }) {
    refuseUnknown({ ...given, _: [] }, args);
    const { tryFailures } = await import("../../failures/run/try.ts");
    process.exitCode = await tryFailures(readFailures(given));
  },
});
