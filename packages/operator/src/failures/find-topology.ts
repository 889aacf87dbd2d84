import { paginateGetParametersByPath, type Parameter } from "@aws-sdk/client-ssm";
import { StreambridgeError } from "@streambridge/errors";
import { leftBehind, type LeftBehind } from "@streambridge/keeper/left-behind";
import type { Reach } from "./reach.ts";

/** Where the bridge's parts are, as `stacks/topology.ts` writes them down. */
export interface BridgePart {
  readonly table: string;
  /** Name of the bus. */
  readonly bus: string;
  /** Name of the function that sends a record again. */
  readonly reprocess: string;
  /** Name of the function that sends a consumer what rows are now; absent in what was deployed before there was one. */
  readonly backfill?: string;
  readonly parkQueue: string;
  /** Name of the parameter that lists records to be parked unseen. */
  readonly parkUnseen: string;
  readonly failuresBucket: string;
  readonly claimsBucket: string;
  /** The event types that somebody reads; no other is published. */
  readonly published: readonly string[];
  /** ISO time before which changes are ignored; empty: none is. */
  readonly since: string;
}

/** Where the parts of one consumer are. */
export interface ConsumerPart {
  readonly name: string;
  readonly owner: string;
  readonly events: readonly string[];
  /** Reasons for which it takes events; absent: all but `backfill`. */
  readonly reasons?: readonly string[];
  readonly queue: string;
  readonly deadLetters: string;
  /** Name of its guard table, where it has one. */
  readonly guard?: string;
}

/** What there is of a stage. */
export interface Topology {
  readonly stage: string;
  readonly bridge: BridgePart;
  /** By name. */
  readonly consumers: readonly ConsumerPart[];
  readonly left: readonly LeftBehind[];
}

/**
 * Reads where everything of a stage is from the parameters that the stack wrote.
 *
 * @throws StreambridgeError `STAGE_NOT_FOUND` when there are none; the SDK's own error when SSM does not answer
 */
export async function findTopology({ ssm, stage, region }: Pick<Reach, "ssm" | "stage" | "region">): Promise<Topology> {
  const path = `/streambridge/${stage}/topology/`;
  const found: Parameter[] = [];
  for await (const { Parameters = [] } of paginateGetParametersByPath({ client: ssm }, { Path: path, Recursive: true }))
    found.push(...Parameters);
  const parts = new Map(
    found.map(({ Name = "", Value = "" }) => [Name.slice(path.length), JSON.parse(Value) as object]),
  );
  const bridge = parts.get("bridge") as BridgePart | undefined;
  if (bridge === undefined) throw notFound(stage, region, path);
  const consumers = [...parts]
    .filter(([name]) => name.startsWith(CONSUMERS))
    .map(([name, part]): ConsumerPart => Object.assign(part as ConsumerPart, { name: name.slice(CONSUMERS.length) }));
  return {
    stage,
    bridge,
    consumers: consumers.toSorted((one, other) => one.name.localeCompare(other.name)),
    left: leftBehind(parts),
  };
}

const CONSUMERS = "consumers/";

function notFound(stage: string, region: string, path: string): StreambridgeError {
  return new StreambridgeError(
    "STAGE_NOT_FOUND",
    `nothing is deployed as stage ${stage} in this account and region ${region}`,
    {
      mend: `Compare --stage and --region with the deployment; its stack writes parameters under ${path}.`,
    },
  );
}
