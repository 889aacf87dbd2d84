import { resolve } from "node:path";
import { StreambridgeError } from "@streambridge/errors";
import { LOOK_LIMIT, LOOK_LIMIT_MOST } from "../../limits.ts";
import { PLACES, type PlaceName } from "../../failures/entry.ts";
import type { ReachOptions } from "../../failures/reach.ts";
import type { FailuresOptions } from "../../failures/run/options.ts";
import { readDuration, readNumber } from "./read-values.ts";

/** Which stack. */
export const reachArgs = {
  stage: {
    type: "string",
    valueHint: "STAGE",
    default: "local",
    description: "A deployed stage, with your AWS credentials; local is what `npm start` keeps on this machine",
  },
  region: { type: "string", valueHint: "REGION", description: "Default AWS_REGION, else us-east-1" },
  endpoint: { type: "string", valueHint: "URL", description: "The address of all of AWS's services, if not AWS's own" },
  project: { type: "string", valueHint: "FOLDER", default: ".", description: "The folder of sst.config.ts" },
  json: { type: "boolean", default: false, description: "One JSON document; docs/operating.md describes it" },
} as const;

/** Which failures. */
export const selectArgs = {
  id: { type: "positional", required: false, valueHint: "ID...", description: "Ids, or beginnings of ids" },
  place: { type: "string", valueHint: PLACES.join("|"), description: "Where they lie" },
  consumer: { type: "string", valueHint: "NAME", description: "Whose they are" },
  cause: { type: "string", valueHint: "CODE", description: "What `list` shows as their cause" },
  type: {
    type: "string",
    valueHint: "TYPE",
    description:
      "UserRegistered.v2, or UserRegistered for every version: any event that failed, or that a record would make with the code of this tree",
  },
  older: { type: "string", valueHint: "AGE", description: "Failed last at least so long ago: 30min, 12h, 3d" },
  newer: { type: "string", valueHint: "AGE", description: "Failed last at most so long ago" },
  limit: {
    type: "string",
    valueHint: "N",
    default: String(LOOK_LIMIT),
    description: `Failures of each place to look at, ${LOOK_LIMIT_MOST} at most`,
  },
} as const;

/** Whether personal values are shown. */
export const revealArgs = {
  reveal: { type: "boolean", default: false, description: "Show personal values, which are masked otherwise" },
} as const;

/** Options as citty reads them. */
export interface Given {
  readonly _: readonly string[];
  readonly stage: string;
  readonly project: string;
  readonly json: boolean;
  readonly [name: string]: unknown;
}

/** Which stack is meant. */
export function readReach(given: Given): ReachOptions {
  return {
    stage: given.stage,
    project: resolve(given.project),
    region: textOf(given["region"]),
    endpoint: textOf(given["endpoint"]),
  };
}

/**
 * Which stack and which failures are meant.
 *
 * @throws StreambridgeError `USAGE` for a place, an age, a number or an id that is none
 */
export function readFailures(given: Given): FailuresOptions {
  refuseEmptyId(given._);
  return {
    ...readReach(given),
    selection: {
      ids: given._,
      place: placeOf(textOf(given["place"])),
      consumer: textOf(given["consumer"]),
      cause: textOf(given["cause"]),
      type: textOf(given["type"]),
      olderMs: readDuration("older", textOf(given["older"])),
      newerMs: readDuration("newer", textOf(given["newer"])),
    },
    limit: readNumber("limit", textOf(given["limit"]), LOOK_LIMIT_MOST) ?? LOOK_LIMIT,
    reveal: given["reveal"] === true,
    json: given.json,
    out: process.stdout,
  };
}

/** Every id begins with nothing: an unset variable of a script would mean the one failure that there is. */
function refuseEmptyId(ids: readonly string[]): void {
  if (!ids.includes("")) return;
  throw new StreambridgeError("USAGE", "one of the ids is empty", {
    mend: "Leave it out to mean all, or see what the variable holds that names it.",
  });
}

function placeOf(text: string | undefined): PlaceName | undefined {
  const place = PLACES.find((name) => name === text);
  if (text === undefined || place !== undefined) return place;
  throw new StreambridgeError("USAGE", `${text} is no place of failures`, { mend: `They are ${PLACES.join(", ")}.` });
}

/** The text of an option; undefined when it was not given. */
export function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
