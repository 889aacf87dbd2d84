import { StreambridgeError } from "@streambridge/errors";
import { explainFault } from "./explain-fault.ts";
import { findTopology, type Topology } from "./find-topology.ts";
import { lookAtAll, type Where } from "./look.ts";
import type { Seen } from "./places/place.ts";
import { Hold } from "./redrive/hold.ts";
import { reach, type Reach, type ReachOptions } from "./reach.ts";

/** A stack that a command works on. */
export interface Stage {
  readonly reach: Reach;
  readonly topology: Topology;
}

/**
 * Opens a stage for as long as the work takes.
 *
 * @throws StreambridgeError as `reach` does; `STAGE_NOT_FOUND`; `USAGE` for credentials or an address that are no good;
 *   `AWS_FAILED` when AWS refuses or does not answer; what the work throws
 */
export async function onStage<T>(options: ReachOptions, work: (stage: Stage) => Promise<T>): Promise<T> {
  const reached = reach(options);
  try {
    return await work({ reach: reached, topology: await findTopology(reached) });
  } catch (thrown) {
    throw explainFault(thrown, reached);
  } finally {
    reached.close();
  }
}

/**
 * Looks at the failures of a stage; what it hid of them is shown again by then.
 *
 * @throws StreambridgeError `USAGE` for a consumer that there is not, or a place that holds no consumer's failures
 */
export async function view({ reach: reached, topology }: Stage, limit: number, where: Where): Promise<readonly Seen[]> {
  refuseNowhere(where);
  const seen = await lookAtAll({ reach: reached, topology, limit, hold: false }, where);
  refuseNobodys(topology, where, seen);
  return seen;
}

/**
 * Looks at the failures of a stage and keeps them hidden from others, in the hands of {@link Hold}.
 *
 * @throws StreambridgeError `USAGE` for a consumer that there is not, or a place that holds no consumer's failures
 */
export async function take(
  { reach: reached, topology }: Stage,
  limit: number,
  where: Where,
): Promise<{ readonly seen: readonly Seen[]; readonly hold: Hold }> {
  refuseNowhere(where);
  const seen = await lookAtAll({ reach: reached, topology, limit, hold: true }, where);
  refuseNobodys(topology, where, seen);
  return {
    seen,
    hold: new Hold(
      reached,
      seen.flatMap(({ entries }) => entries),
    ),
  };
}

/** Records are nobody's yet: who asks for one consumer's among them would be told that there are none. */
function refuseNowhere({ place, consumer }: Where): void {
  if (consumer === undefined || (place !== "bridge" && place !== "stream")) return;
  throw new StreambridgeError("USAGE", `what lies in ${place} is no consumer's yet`, {
    mend: "Say --place or --consumer; a consumer's failures lie in consumer, delivery and archive.",
  });
}

/** A name that nobody has must not read as "nothing failed". One who left the program may still have an archive. */
function refuseNobodys({ stage, consumers, left }: Topology, { consumer }: Where, seen: readonly Seen[]): void {
  if (consumer === undefined || [...consumers, ...left].some(({ name }) => name === consumer)) return;
  if (seen.some(({ entries, fault }) => entries.length > 0 || fault !== undefined)) return;
  throw new StreambridgeError("USAGE", `${consumer} is no consumer of stage ${stage}, and nothing of it is archived`, {
    mend: `They are ${consumers.map(({ name }) => name).join(", ")}.`,
  });
}
