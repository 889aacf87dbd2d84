import { parseArgs } from "node:util";
import { StreambridgeError } from "@streambridge/errors";
import { DEFAULT_RUNS } from "./limits.ts";

/** Which runs the command is to make. */
export interface Options {
  readonly runs: number;
  readonly seed: number;
  /** Minutes of real time after which no further run begins. */
  readonly minutes?: number;
  /** The one run to make of all those of the seed, from 1. */
  readonly only?: number;
  /** fast-check's path to one counterexample of the seed. */
  readonly path?: string;
}

/**
 * Reads the command's arguments; a seed that is not given is the time.
 *
 * @throws StreambridgeError `USAGE` for what it does not know, and for what is no number from 1.
 */
export function readOptions(args?: readonly string[]): Options {
  try {
    const { runs, seed, minutes, only, path } = parseArgs({
      ...(args && { args: [...args] }),
      options: OPTIONS,
    }).values;
    return {
      runs: wholeNumber("runs", runs, 1),
      seed: wholeNumber("seed", seed, 0),
      ...(minutes !== undefined && { minutes: wholeNumber("minutes", minutes, 1) }),
      ...(only !== undefined && { only: wholeNumber("only", only, 1) }),
      ...(path !== undefined && { path }),
    };
  } catch (thrown) {
    throw new StreambridgeError("USAGE", thrown instanceof Error ? thrown.message : String(thrown), {
      mend: "pnpm chaos --runs 50 --seed 7, or pnpm chaos --seed 7 --only 3",
    });
  }
}

const OPTIONS = {
  runs: { type: "string", default: String(DEFAULT_RUNS) },
  seed: { type: "string", default: String(Date.now() % 2 ** 31) },
  minutes: { type: "string" },
  only: { type: "string" },
  path: { type: "string" },
} as const;

function wholeNumber(name: string, text: string, least: number): number {
  if (/^\d+$/.test(text) && Number(text) >= least) return Number(text);
  throw new Error(`--${name} ${text} is no whole number from ${least}`);
}
