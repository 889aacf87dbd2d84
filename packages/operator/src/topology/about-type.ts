import { StreambridgeError } from "@streambridge/errors";
import type { Topology } from "../failures/find-topology.ts";

/**
 * What of a topology concerns an event type.
 *
 * @param type `UserRegistered.v2`, or `UserRegistered` for every version
 * @throws StreambridgeError `USAGE` when the stage neither publishes it nor has a reader of it
 */
export function aboutType(topology: Topology, type: string): Topology {
  const isMeant = (candidate: string): boolean => candidate === type || candidate.startsWith(`${type}.v`);
  const published = topology.bridge.published.filter(isMeant);
  const consumers = topology.consumers.filter(({ events }) => events.some(isMeant));
  if (published.length > 0 || consumers.length > 0)
    return { ...topology, bridge: { ...topology.bridge, published }, consumers, left: [] };
  throw new StreambridgeError("USAGE", `nobody on stage ${topology.stage} reads ${type}`, {
    mend: `What is published there: ${topology.bridge.published.join(", ") || "nothing"}.`,
  });
}
