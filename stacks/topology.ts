import type { Bridge } from "./bridge.ts";
import type { Consumer } from "./consumer.ts";
import type { QueuePair } from "./queues.ts";
import { keepInProduction } from "./stage.ts";
import type { SourceTable } from "./table.ts";

/** What there is. */
export interface Parts {
  readonly table: SourceTable;
  readonly bus: sst.aws.Bus;
  readonly bridge: Bridge;
  /** Sends a consumer what rows are now. */
  readonly backfill: sst.aws.Function;
  /** The bridge's mapping. */
  readonly reading: aws.lambda.EventSourceMapping;
  readonly consumers: readonly Consumer[];
}

/**
 * Writes down where everything is, for commands that work on a deployment: one SSM parameter for the bridge and one for
 * each consumer, so that a new consumer changes no other's, and none outgrows the 4 KB of a standard parameter.
 */
export function writeTopology({ table, bus, bridge, backfill, reading, consumers }: Parts): void {
  writePart("Bridge", "bridge", {
    table: table.name,
    stream: table.streamArn,
    bus: bus.name,
    function: bridge.fn.name,
    reprocess: bridge.reprocess.name,
    backfill: backfill.name,
    mapping: reading.uuid,
    parkQueue: bridge.parked.url,
    parkUnseen: bridge.parkUnseen.name,
    failuresBucket: bridge.failures.name,
    claimsBucket: bridge.claims.name,
    // What the bridge is told as well, so that a command can say what it would do with a record.
    published: bridge.published,
    since: table.since,
  });
  for (const { prefix, subscription, fn, mapping, queues, rule, guard } of consumers) {
    const part = writePart(prefix, `consumers/${subscription.name}`, {
      owner: subscription.owner,
      events: subscription.events,
      ...(subscription.reasons && { reasons: subscription.reasons }),
      rule: rule.name,
      queue: queues.work.url,
      deadLetters: queues.dead.url,
      function: fn.name,
      mapping: mapping.uuid,
      ...(guard && { guard: guard.name }),
    });
    noteQueues(prefix, subscription.name, { queues, after: part });
  }
}

/**
 * Writes down which queues a consumer has, under the name of one of them: a note of its own, since in production it stays with
 * the queues when the consumer leaves the program, and is then the only one that still names them. A consumer of the same
 * name that comes back has other queues, and another note.
 *
 * @param after The consumer's part: a note without one means that nobody serves these queues, so it must never come first.
 */
function noteQueues(
  prefix: string,
  consumer: string,
  { queues: { work, dead }, after }: { queues: QueuePair; after: aws.ssm.Parameter },
): void {
  new aws.ssm.Parameter(
    `${prefix}Queues`,
    {
      name: $interpolate`${topologyPath()}queues/${dead.nodes.queue.name}`,
      type: "String",
      value: $jsonStringify({ consumer, queue: work.url, deadLetters: dead.url }),
    },
    { dependsOn: [after], ...keepInProduction() },
  );
}

function writePart(prefix: string, part: string, value: Record<string, $util.Input<unknown>>): aws.ssm.Parameter {
  return new aws.ssm.Parameter(`${prefix}Topology`, {
    name: `${topologyPath()}${part}`,
    type: "String",
    value: $jsonStringify(value),
  });
}

/** The path that all these parameters have in common, with a slash at its end. */
export const topologyPath = (): string => `/${$app.name}/${$app.stage}/topology/`;
