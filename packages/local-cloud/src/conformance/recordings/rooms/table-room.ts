import { tmpdir } from "node:os";
import { createRealClock } from "../../../clock.ts";
import { readMachine } from "../../../env.ts";
import { createAsker, DYNAMODB } from "../../../services/dynamodb/ask.ts";
import { createDynamoDb } from "../../../services/dynamodb/dynamodb.ts";
import { launchDynamoDbLocal } from "../../../services/dynamodb/dynamodb-local.ts";
import { findJava } from "../../../services/dynamodb/java/find-java.ts";
import type { StreamRecord, StreamSource } from "../../../services/dynamodb/stream-source.ts";
import { createSpy } from "../../../spy/spy.ts";
import { graphOf, streamArnOf, tableOf } from "../../../testing/graph-of.ts";

/** A write of an item: put as a whole, or deleted where there is nothing to put. */
export interface ItemWrite {
  readonly keys: Readonly<Record<string, unknown>>;
  readonly item?: Readonly<Record<string, unknown>>;
}

/** Tables whose streams can be read. */
export interface TableRoom {
  /** Writes items to a new table, in this order, and answers the records of its stream. */
  recordsOf(writes: readonly ItemWrite[], streamViewType: string): Promise<readonly StreamRecord[]>;
  close(): Promise<void>;
}

/** Starts DynamoDB Local. */
export async function openTable(): Promise<TableRoom> {
  const java = await findJava({ machine: readMachine(), cache: tmpdir() });
  const local = await launchDynamoDbLocal(java);
  await local.answering;
  const asker = createAsker(local.address);
  let tables = 0;

  const recordsOf: TableRoom["recordsOf"] = async (writes, streamViewType) => {
    const name = `Things${++tables}`;
    const hashKey = Object.keys(writes[0]?.keys ?? {})[0] ?? "id";
    const clock = createRealClock();
    const graph = graphOf([tableOf(name, { hashKey, attributes: [{ name: hashKey, type: "S" }], streamViewType })]);
    const dynamodb = await createDynamoDb({ graph, local, clock, spy: createSpy(clock) });
    try {
      for (const { keys, item } of writes) {
        await (item
          ? asker.ask(`${DYNAMODB}.PutItem`, { TableName: name, Item: item })
          : asker.ask(`${DYNAMODB}.DeleteItem`, { TableName: name, Key: keys }));
      }
      const source = dynamodb.streamSource(streamArnOf(name));
      return source === undefined ? [] : await readAll(source);
    } finally {
      dynamodb.stop();
    }
  };

  return {
    recordsOf,
    close: async () => {
      asker.close();
      await local.stop();
    },
  };
}

const PAGE = 100;

async function readAll(source: StreamSource): Promise<readonly StreamRecord[]> {
  const records: StreamRecord[] = [];
  for (const { shardId } of await source.shards()) {
    let iterator: string | undefined = await source.iterator(shardId, "TRIM_HORIZON");
    while (iterator !== undefined) {
      const page: Awaited<ReturnType<typeof source.records>> = await source.records(iterator, PAGE);
      records.push(...page.records);
      iterator = page.records.length === 0 ? undefined : page.next;
    }
  }
  return records;
}
