import type { Clock } from "../../../../clock.ts";
import type { Spy } from "../../../../spy/facts.ts";
import type { Queues } from "../../../sqs/queues.ts";
import type { Functions } from "../../functions.ts";
import { createCounts, endOrLeave, type Count, type Mapping } from "../mapping.ts";
import type { QueueMappingSettings } from "../settings.ts";
import { compileMessageFilters, type MessageFilter } from "./message-filters.ts";
import { pollQueue } from "./poll-queue.ts";

/** What a queue mapping stands on. */
export interface QueueMappingOptions {
  readonly settings: QueueMappingSettings;
  readonly queues: Queues;
  readonly functions: Functions;
  readonly spy: Spy;
  readonly clock: Clock;
  readonly region: string;
}

/** What every step of a queue mapping works with. */
export interface QueueContext extends QueueMappingOptions {
  /** The queue's physical name. */
  readonly queue: string;
  readonly passes: MessageFilter;
  readonly count: Count;
  /** Aborts when the mapping stops. */
  readonly stopped: AbortSignal;
  readonly warn: (text: string) => void;
}

/**
 * Starts an event source mapping on a queue: receives batches, invokes the function with them, deletes what it took, and
 * leaves what failed to come back after the queue's visibility timeout. A disabled mapping does nothing.
 *
 * @throws StreambridgeError `GRAPH_UNSUPPORTED` for a filter that AWS would refuse.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
 */
export function startQueueMapping(options: QueueMappingOptions): Mapping {
  const { settings, queues, spy } = options;
  const stopping = new AbortController();
  const { counts, count } = createCounts(settings.name, spy);
  const context: QueueContext = {
    ...options,
    queue: queues.nameOfArn(settings.eventSourceArn) ?? settings.eventSourceArn.split(":").at(-1) ?? "",
    passes: compileMessageFilters(settings.name, settings.filters),
    count,
    stopped: stopping.signal,
    warn: (text) => spy.tell({ kind: "warning", text: `mapping ${settings.name}: ${text}` }),
  };
  const polling = settings.enabled ? pollQueue(context) : Promise.resolve();
  return {
    name: settings.name,
    counts,
    stop: () => {
      stopping.abort();
      return endOrLeave(polling);
    },
  };
}
