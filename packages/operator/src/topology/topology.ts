import { Screen } from "../local/screen/screen.ts";
import type { Out } from "../local/screen/paint.ts";
import type { ReachOptions } from "../failures/reach.ts";
import { EXIT, writeJson } from "../failures/run/options.ts";
import { onStage } from "../failures/stage.ts";
import { aboutType } from "./about-type.ts";
import { describe } from "./describe.ts";

/** What `topology` is asked. */
export interface TopologyOptions extends ReachOptions {
  /** Only who reads this event type, such as `UserRegistered.v2` or `UserRegistered`; undefined: everybody. */
  readonly type: string | undefined;
  readonly json: boolean;
  readonly out: Out;
}

/**
 * Tells what a stage consists of and who is subscribed to what, as its stack wrote it down.
 *
 * @returns the exit code: 0
 * @throws StreambridgeError as `onStage` does; `USAGE` for an event type that nobody reads
 */
export async function tellTopology(options: TopologyOptions): Promise<number> {
  const { type, json, out } = options;
  const whole = await onStage(options, async ({ topology }) => topology);
  const topology = type === undefined ? whole : aboutType(whole, type);
  if (json) writeJson(out, topology);
  else for (const line of describe(topology)) new Screen(out).line(line);
  return EXIT.done;
}
