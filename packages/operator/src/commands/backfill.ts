import { StreambridgeError } from "@streambridge/errors";
import { defineCommand } from "citty";
import { BACKFILL_RATE, BACKFILL_RATE_MOST, BACKFILL_SEGMENTS, BACKFILL_SEGMENTS_MOST } from "../limits.ts";
import { refuseUnknown } from "../refuse-unknown.ts";
import { reachArgs, readReach, textOf } from "./failures/args.ts";
import { readNumber } from "./failures/read-values.ts";

const args = {
  consumer: { type: "string", valueHint: "NAME", description: "Whose queue is filled, and nobody else's" },
  keys: {
    type: "string",
    valueHint: "FILE",
    description: "Rows to send, one JSON object with the row's keys on a line; default every row of the table",
  },
  plan: { type: "boolean", default: false, description: "Read the rows and say what would be sent; send nothing" },
  rate: {
    type: "string",
    valueHint: "N",
    default: String(BACKFILL_RATE),
    description: `Rows a second, ${BACKFILL_RATE_MOST} at most`,
  },
  segments: {
    type: "string",
    valueHint: "N",
    default: String(BACKFILL_SEGMENTS),
    description: `Parts in which the table is read, ${BACKFILL_SEGMENTS_MOST} at most`,
  },
  checkpoint: {
    type: "string",
    valueHint: "FILE",
    description: "Where it keeps how far it came; default under .streambridge/backfill",
  },
  fresh: { type: "boolean", default: false, description: "Begin anew, though one was interrupted" },
  ...reachArgs,
  json: { ...reachArgs.json, description: "One JSON document; docs/backfill.md describes it" },
} as const;

/** `streambridge backfill` */
export const backfill = defineCommand({
  meta: {
    name: "backfill",
    description:
      "Sends one consumer what the table's rows are now. Interrupt it at any time: the same command goes on. Ends with 3 when rows remain. Example: streambridge backfill --consumer search-index --plan",
  },
  args,
  async run({ args: given }) {
    refuseUnknown(given, args);
    const consumer = textOf(given.consumer);
    if (consumer === undefined) {
      throw new StreambridgeError("USAGE", "no consumer was named", { mend: "Say --consumer NAME." });
    }
    const { backfillConsumer } = await import("../backfill/run.ts");
    process.exitCode = await backfillConsumer({
      ...readReach(given),
      consumer,
      keys: textOf(given.keys),
      rate: readNumber("rate", given.rate, BACKFILL_RATE_MOST) ?? BACKFILL_RATE,
      segments: readNumber("segments", given.segments, BACKFILL_SEGMENTS_MOST) ?? BACKFILL_SEGMENTS,
      plan: given.plan,
      checkpoint: textOf(given.checkpoint),
      fresh: given.fresh,
      json: given.json,
      out: process.stdout,
    });
  },
});
