import { createHash } from "node:crypto";
import type { StreamRecord } from "../../../dynamodb/stream-source.ts";
import { READ_AHEAD_RECORDS } from "../limits.ts";
import type { StreamContext } from "./context.ts";
import { Lane, type ReadRecord } from "./lane.ts";

/** The lanes of one shard: as many batches at once as the parallelization factor says, all changes of an item in one lane. */
export interface Lanes {
  put(read: ReadRecord): void;
  /** Resolves when the lanes hold few enough records to read on, or the mapping stops. */
  room(): Promise<void>;
  /** Resolves when all that was put is handled, or the mapping stops. */
  end(): Promise<void>;
}

/** @param run handles one batch. */
export function createLanes(run: (records: readonly ReadRecord[]) => Promise<void>, context: StreamContext): Lanes {
  const lanes = Array.from({ length: context.settings.parallelizationFactor }, () => new Lane(run, context));
  return {
    put: (read) => lanes[laneOf(read.record, lanes.length)]?.put(read),
    room: async () => {
      while (!context.stopped.aborted && sum(lanes.map(({ size }) => size)) > READ_AHEAD_RECORDS) {
        await Promise.race(lanes.map((lane) => lane.taken()));
      }
    },
    end: async () => {
      await Promise.all(lanes.map((lane) => lane.end()));
    },
  };
}

/** The lane of an item: a hash of its keys, whatever their order. */
function laneOf({ dynamodb }: StreamRecord, lanes: number): number {
  if (lanes === 1) return 0;
  const keys = JSON.stringify(Object.entries(dynamodb.Keys).sort(([left], [right]) => (left < right ? -1 : 1)));
  return createHash("sha1").update(keys).digest().readUInt32BE(0) % lanes;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
