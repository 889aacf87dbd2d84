import type { Clock } from "../../../../clock.ts";
import type { Spy } from "../../../../spy/facts.ts";
import type { StreamSource } from "../../../dynamodb/stream-source.ts";
import type { Queues } from "../../../sqs/queues.ts";
import type { Functions } from "../../functions.ts";
import { compileFilters } from "../filters.ts";
import { createCounts, endOrLeave, type Mapping } from "../mapping.ts";
import type { StreamMappingSettings } from "../settings.ts";
import type { StreamContext } from "./context.ts";
import { readStream } from "./read-stream.ts";

/** What a stream mapping stands on. */
export interface StreamMappingOptions {
  readonly settings: StreamMappingSettings;
  readonly source: StreamSource;
  readonly functions: Functions;
  /** For an on-failure destination that is a queue. */
  readonly queues: Pick<Queues, "nameOfArn" | "send">;
  /** For an on-failure destination that is a bucket. */
  readonly putObject: (bucket: string, key: string, body: string) => Promise<void>;
  readonly spy: Spy;
  readonly clock: Clock;
  /** Sequence number of the last finished record by shard id. Hand in the map of a stopped mapping to go on from there. */
  readonly checkpoints?: Map<string, string>;
  /** 0 to 1, for the jitter of retries. Default `Math.random`. */
  readonly random?: () => number;
}

/**
 * Starts an event source mapping on a DynamoDB stream: reads every shard, parents before children, and invokes the
 * function with batches, in order within each item. A disabled mapping does nothing.
 *
 * @throws StreambridgeError `GRAPH_UNSUPPORTED` for a filter that AWS would refuse.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
 */
export function startStreamMapping(options: StreamMappingOptions): Mapping {
  const { settings, spy } = options;
  const stopping = new AbortController();
  const { counts, count } = createCounts(settings.name, spy);
  const context: StreamContext = {
    ...options,
    passes: compileFilters(settings.name, settings.filters),
    checkpoints: options.checkpoints ?? new Map(),
    random: options.random ?? Math.random,
    count,
    stopped: stopping.signal,
    warn: (text) => spy.tell({ kind: "warning", text: `mapping ${settings.name}: ${text}` }),
  };
  const reading = settings.enabled ? readStream(context) : Promise.resolve();
  return {
    name: settings.name,
    counts,
    stop: () => {
      stopping.abort();
      return endOrLeave(reading);
    },
  };
}
