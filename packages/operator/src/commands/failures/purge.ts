import { resolve } from "node:path";
import { defineCommand } from "citty";
import { LOOK_LIMIT_MOST } from "../../limits.ts";
import { refuseUnknown } from "../../refuse-unknown.ts";
import { reachArgs, readFailures, selectArgs } from "./args.ts";
import { readNumber } from "./read-values.ts";

const args = {
  ...selectArgs,
  confirm: { type: "string", valueHint: "N", description: "How many you mean to remove; without it, nothing is" },
  file: {
    type: "string",
    valueHint: "FILE",
    description: "A new file that gets what is removed, whole; default failures-<stage>-<time>.jsonl",
  },
  ...reachArgs,
} as const;

/** `streambridge failures purge` */
export const failuresPurge = defineCommand({
  meta: {
    name: "purge",
    description:
      "Removes failures for good, after writing them to a file. Example: streambridge failures purge --cause MESSAGE_UNREADABLE --confirm 12 --file unreadable.jsonl",
  },
  args,
  async run({ args: given }) {
    refuseUnknown({ ...given, _: [] }, args);
    const { purgeFailures } = await import("../../failures/run/purge.ts");
    const time = new Date().toISOString().replaceAll(/[:.]/g, "-");
    process.exitCode = await purgeFailures({
      ...readFailures(given),
      confirm: readNumber("confirm", given.confirm, LOOK_LIMIT_MOST),
      file: resolve(given.file ?? `failures-${given.stage}-${time}.jsonl`),
    });
  },
});
