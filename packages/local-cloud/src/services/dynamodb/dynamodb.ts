import type { Clock } from "../../clock.ts";
import type { ResourceGraph } from "../../graph/graph.ts";
import type { Spy } from "../../spy/facts.ts";
import type { MountedService } from "../gateway/gateway.ts";
import { createAsker } from "./ask.ts";
import { startChangeFeed } from "./change-feed.ts";
import { createTables, type Table } from "./create-tables.ts";
import type { DynamoDbLocal } from "./dynamodb-local.ts";
import type { Renaming } from "./forward-renamed.ts";
import { readTables } from "./from-graph.ts";
import { serveDynamoDb } from "./serve.ts";
import type { StreamSource } from "./stream-source.ts";
import { startSweep, type Sweep } from "./sweep.ts";
import { streamOf } from "./table-stream.ts";

/** DynamoDB with the graph's tables, running. */
export interface DynamoDb {
  /** The stream with this ARN of the graph, for one reader: each reader asks for its own. */
  streamSource(streamArn: string): StreamSource | undefined;
  readonly mounted: readonly MountedService[];
  /** Ends the following of streams; the process is ended by the code that launched it. */
  stop(): void;
}

/** What DynamoDB is made from. */
export interface DynamoDbOptions {
  readonly graph: ResourceGraph;
  readonly local: DynamoDbLocal;
  readonly clock: Clock;
  readonly spy: Spy;
}

/**
 * Makes the graph's tables in DynamoDB Local, once it answers, and follows their streams.
 *
 * @throws StreambridgeError `SERVICE_FAILED` when it does not start; AWS's refusal of a table as it is.
 */
export async function createDynamoDb({ graph, local, clock, spy }: DynamoDbOptions): Promise<DynamoDb> {
  const { region, accountId } = graph.app;
  await local.answering;
  const asker = createAsker(local.address);
  const tables = await createTables(asker.ask, readTables(graph));
  const followed = tables
    .filter(({ localStreamArn }) => localStreamArn !== undefined)
    .map((table) => ({ table, feed: startChangeFeed({ ask: asker.ask, table, region, spy, clock }) }));
  const sweep = startSweep(asker.ask, clock, (table, error) =>
    spy.tell({ kind: "warning", text: `${table}: cannot look for expired rows: ${String(error)}` }),
  );
  const sweepUnlessFollowed: Sweep["set"] = (name, attribute) => {
    if (!followed.some(({ table }) => table.name === name)) sweep.set(name, attribute);
  };
  for (const { name, ttl } of tables) sweepUnlessFollowed(name, ttl);
  // What is written has the time of its write, so the clock stands still until the feeds have seen it. A look that fails
  // is tried again by the feed itself, which also reports it.
  const seeWritten = async (answered: Promise<number>, parameters: string): Promise<void> => {
    // A table is named in the parameters of each write to it, and a look at a stream costs as much as a write.
    const written = followed.filter(({ table }) => parameters.includes(table.name));
    if (written.length > 0 && (await answered) === 200) await Promise.all(written.map(({ feed }) => feed.catchUp()));
  };
  let isStopping = false;
  const warnOfEnd = async (): Promise<void> => {
    await local.ended;
    if (!isStopping) spy.tell({ kind: "warning", text: "DynamoDB Local has ended on its own" });
  };
  void warnOfEnd();

  return {
    streamSource: (streamArn) => {
      const found = followed.find(({ table }) => table.streamArn === streamArn);
      return found && streamOf(found.table, asker.ask, found.feed);
    },
    mounted: [
      serveDynamoDb({
        address: local.address,
        asker,
        renaming: renamingOf(tables, region, accountId),
        onTimeToLive: sweepUnlessFollowed,
        onWrite: (answered, parameters) => clock.hold(seeWritten(answered, parameters)),
      }),
    ],
    stop: () => {
      isStopping = true;
      sweep.stop();
      for (const { feed } of followed) feed.stop();
      asker.close();
    },
  };
}

function renamingOf(tables: readonly Table[], region: string, accountId: string): Renaming {
  const streams = tables.flatMap(({ localStreamArn, streamArn }) =>
    localStreamArn !== undefined && streamArn !== undefined ? [{ local: localStreamArn, graph: streamArn }] : [],
  );
  const prefix = {
    local: "arn:aws:dynamodb:ddblocal:000000000000:",
    graph: `arn:aws:dynamodb:${region}:${accountId}:`,
  };
  return {
    inward: [...streams, prefix].map(({ local, graph }) => [graph, local] as const),
    outward: [
      ...[...streams, prefix].map(({ local, graph }) => [local, graph] as const),
      // A stream's label also stands alone.
      ...streams.map(({ local, graph }) => [labelOf(local), labelOf(graph)] as const),
      ['"awsRegion":"ddblocal"', `"awsRegion":"${region}"`],
    ],
  };
}

function labelOf(streamArn: string): string {
  return streamArn.slice(streamArn.lastIndexOf("/") + 1);
}
