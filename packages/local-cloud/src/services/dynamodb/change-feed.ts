import type { Clock } from "../../clock.ts";
import { IDLE_LOOK_MS } from "../../limits.ts";
import type { Spy } from "../../spy/facts.ts";
import type { Ask } from "./ask.ts";
import type { Table } from "./create-tables.ts";
import { toLambdaRecord, type LocalRecord } from "./lambda-record.ts";
import { startExpiry } from "./expiry.ts";
import { oneMoreRun } from "./one-more-run.ts";
import { readStream } from "./stream-pages.ts";
import type { StreamRecord } from "./stream-source.ts";
import { createWriteTimes } from "./write-times.ts";

/** Follows a table's stream as soon as something is written: tells the spy, notes times, wakes readers. */
export interface ChangeFeed {
  /** Resolves when everything that was readable at the time of the call has been told. */
  catchUp(): Promise<void>;
  /** How many records there have been. */
  readonly count: number;
  /** Resolves as soon as there have been more than `count` records, or the signal aborts. */
  moreThan(count: number, signal: AbortSignal): Promise<void>;
  /** A record as Lambda receives it. */
  asLambdaRecord(record: LocalRecord): StreamRecord;
  stop(): void;
}

/** What a feed follows. */
export interface ChangeFeedOptions {
  readonly ask: Ask;
  /** A table with a stream. */
  readonly table: Table;
  readonly region: string;
  readonly spy: Spy;
  readonly clock: Clock;
}

export function startChangeFeed({ ask, table, region, spy, clock }: ChangeFeedOptions): ChangeFeed {
  const { name, streamArn = "", localStreamArn = "" } = table;
  const times = createWriteTimes();
  const waiting = new Set<() => void>();
  const nextPage = readStream(ask, localStreamArn);
  const stopped = new AbortController();
  let count = 0;

  const expiry = startExpiry(table, ask, clock, {
    onRemoved: () => catchUp(),
    onFailed: (error) => spy.tell({ kind: "warning", text: `${name}: cannot delete an expired row: ${String(error)}` }),
  });

  const asLambdaRecord: ChangeFeed["asLambdaRecord"] = (record) =>
    toLambdaRecord(expiry.sign(record), { streamArn, region, writtenAt: times.of(record.dynamodb.SequenceNumber) });

  const catchUp = oneMoreRun(async () => {
    while (!stopped.signal.aborted) {
      const records = await nextPage();
      if (records.length === 0) return;
      for (const record of records) {
        times.note(record.dynamodb.SequenceNumber, clock.now());
        expiry.note(record);
        const { eventID, eventName } = record;
        spy.tell({ kind: "row-changed", table: name, eventName, eventID, record: asLambdaRecord(record) });
      }
      count += records.length;
      for (const wake of waiting) wake();
    }
  });

  const idle = setInterval(() => {
    catchUp().catch((error: unknown) => {
      if (!stopped.signal.aborted)
        spy.tell({ kind: "warning", text: `${name}: cannot read its stream: ${String(error)}` });
    });
  }, IDLE_LOOK_MS);

  return {
    catchUp,
    get count() {
      return count;
    },
    moreThan: async (known, signal) => {
      if (count <= known) await wakeUp(waiting, signal);
    },
    asLambdaRecord,
    stop: () => {
      stopped.abort();
      clearInterval(idle);
      expiry.stop();
    },
  };
}

function wakeUp(waiting: Set<() => void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const wake = (): void => {
      waiting.delete(wake);
      signal.removeEventListener("abort", wake);
      resolve();
    };
    waiting.add(wake);
    signal.addEventListener("abort", wake, { once: true });
  });
}
