import type { TestRecord } from "../../src/testing/records.ts";
import { drawFrom, medianOf, shuffled } from "../draw.ts";
import { BATCHES, ROUNDS, SEED, SETTINGS, WARM_UP_ROUNDS } from "../limits.ts";
import { startPutEvents } from "../put-events.ts";
import { batchOf } from "../workload.ts";
import { contendersFor, type Contender } from "./contenders.ts";

/** One contender with one size of batch and one answering time of PutEvents. */
export interface ThroughputFigure {
  readonly name: string;
  readonly records: number;
  readonly delayMs: number;
  /** The share of the records that is about one row. */
  readonly hotShare: number;
  /** Records a second. */
  readonly perSecond: number;
  /** How many times as fast as the first contender; the median over rounds, each held against its own round. */
  readonly timesFirst: number;
  /** CPU time of this process for 1,000 records, in ms. */
  readonly cpuMs: number;
}

interface Turn {
  readonly wallMs: number;
  readonly cpuMs: number;
}

type Setting = Pick<ThroughputFigure, "records" | "delayMs" | "hotShare">;

/** Measures every contender with every batch and setting. */
export async function measureThroughput(): Promise<readonly ThroughputFigure[]> {
  const figures: ThroughputFigure[] = [];
  for (const { delayMs, hotShare } of SETTINGS) {
    const bus = await startPutEvents(delayMs);
    try {
      const contenders = contendersFor(bus.endpoint);
      for (const records of BATCHES) figures.push(...(await compare(contenders, { records, delayMs, hotShare })));
    } finally {
      await bus.stop();
    }
  }
  return figures;
}

async function compare(contenders: readonly Contender[], setting: Setting) {
  const { records, hotShare } = setting;
  const batch = batchOf(records, hotShare);
  const turns = new Map<string, Turn[]>(contenders.map(({ name }) => [name, []]));
  const draw = drawFrom(SEED);
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
    for (const { name, send } of shuffled(contenders, draw)) {
      const turn = await take(send, batch);
      if (round >= 0) turns.get(name)?.push(turn);
    }
  }
  const first = turns.get(contenders[0]?.name ?? "") ?? [];
  return [...turns].map(([name, own]): ThroughputFigure => ({
    name,
    records,
    delayMs: setting.delayMs,
    hotShare,
    perSecond: medianOf(own.map(({ wallMs }) => (records / wallMs) * 1000)),
    timesFirst: medianOf(own.map(({ wallMs }, round) => (first[round]?.wallMs ?? Number.NaN) / wallMs)),
    cpuMs: (medianOf(own.map(({ cpuMs }) => cpuMs)) / records) * 1000,
  }));
}

async function take(send: Contender["send"], batch: readonly TestRecord[]): Promise<Turn> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await send(batch);
  const wallMs = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs, cpuMs: (user + system) / 1000 };
}
