import { StreambridgeError } from "@streambridge/errors";
import { defineCommand } from "citty";
import { REDRIVE_RATE, REDRIVE_RATE_MOST } from "../../limits.ts";
import { refuseUnknown } from "../../refuse-unknown.ts";
import { reachArgs, readFailures, selectArgs } from "./args.ts";
import { readNumber } from "./read-values.ts";

const args = {
  ...selectArgs,
  plan: { type: "boolean", default: false, description: "Say what would be done, and do nothing" },
  rate: {
    type: "string",
    valueHint: "N",
    default: String(REDRIVE_RATE),
    description: `Failures a second, ${REDRIVE_RATE_MOST} at most`,
  },
  uncertain: {
    type: "string",
    valueHint: "again|done",
    description: "Of EFFECT_UNCERTAIN: the effect happened (done), or do it, perhaps for the second time (again)",
  },
  stale: {
    type: "boolean",
    default: false,
    description: "Also what is older than the 109 days that guards remember, which may undo something newer",
  },
  all: { type: "boolean", default: false, description: "Everything that lies anywhere" },
  ...reachArgs,
} as const;

/** `streambridge failures redrive` */
export const failuresRedrive = defineCommand({
  meta: {
    name: "redrive",
    description:
      "Sends failures again: records through the bridge, events to their consumer's queue. Ends with 3 when some remain. Example: streambridge failures redrive --consumer crm-sync --plan",
  },
  args,
  async run({ args: given }) {
    refuseUnknown({ ...given, _: [] }, args);
    const options = readFailures(given);
    refuseUnselected(options.selection, given.all);
    const { redriveFailures } = await import("../../failures/run/redrive.ts");
    process.exitCode = await redriveFailures({
      ...options,
      plan: given.plan,
      rate: readNumber("rate", given.rate, REDRIVE_RATE_MOST) ?? REDRIVE_RATE,
      decision: decisionOf(given.uncertain),
      evenStale: given.stale,
    });
  },
});

/** Who forgot to choose must not send everything again. */
function refuseUnselected({ ids, ...selection }: { readonly ids: readonly string[] }, all: boolean): void {
  if (all || ids.length > 0 || Object.values(selection).some((wanted) => wanted !== undefined)) return;
  throw new StreambridgeError("USAGE", "nothing was chosen", {
    mend: "Choose by id, --place, --consumer, --cause, --type, --older or --newer, or say --all.",
  });
}

function decisionOf(text: string | undefined): "again" | "done" | undefined {
  if (text === undefined || text === "again" || text === "done") return text;
  throw new StreambridgeError("USAGE", `--uncertain ${text} is no answer`, { mend: "Say again or done." });
}
