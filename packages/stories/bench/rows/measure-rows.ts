import { startLocalCloud } from "@streambridge/local-cloud";
import { BURSTS, STEADY_ROWS_PER_SECOND, STEADY_SECONDS } from "../limits.ts";
import { PROJECT } from "../../src/world.ts";
import { quantile } from "../statistics.ts";
import { PLAIN_CONSUMERS, plainProject, settingOf, type PlainOptions } from "./plain-project.ts";
import { startVendor, type Vendor } from "./vendor.ts";
import { writeRows, type Place, type Wish } from "./write-rows.ts";

/** The way of rows from BatchWriteItem to the effect at the last of four consumers. */
export interface RowFigures {
  readonly bursts: readonly Burst[];
  readonly steady: SteadyFigures;
}

/** Rows that are written as fast as they are taken. */
export interface Burst {
  /** Rows a second, from the first write to the last effect. */
  readonly perSecond: number;
  /** Time that a row takes of a core, in all threads of this process, in ms: a busy machine stretches it far less. */
  readonly cpuMs: number;
}

/** A steady load at {@link STEADY_ROWS_PER_SECOND}. */
export interface SteadyFigures {
  /** Rows a second from the first write to the last effect: below the rate where the way cannot keep up. */
  readonly perSecond: number;
  /** From the write of a row to each of its effects. */
  readonly medianMs: number;
  readonly p99Ms: number;
}

/** A booted project with plain consumers. */
interface Lane {
  readonly place: Place;
  readonly vendor: Vendor;
}

/** What is sent through it. */
export interface RowsOptions extends PlainOptions {
  /** Rows of a burst. */
  readonly rows: number;
}

/** Boots the project with four plain consumers; writes bursts of rows, then a steady load. */
export function measureRows(options: RowsOptions): Promise<RowFigures> {
  return withLane(options, async (lane) => ({ bursts: await bursts(lane, options.rows), steady: await steady(lane) }));
}

/** As {@link measureRows}, the bursts alone. */
export function measureBursts(options: RowsOptions): Promise<readonly Burst[]> {
  return withLane(options, (lane) => bursts(lane, options.rows));
}

async function withLane<T>(options: PlainOptions, work: (lane: Lane) => Promise<T>): Promise<T> {
  const copy = plainProject(PROJECT, options);
  const vendor = await startVendor();
  const secrets = Object.fromEntries(PLAIN_CONSUMERS.map(({ name }) => [settingOf(name), `${vendor.url}/${name}`]));
  try {
    const cloud = await startLocalCloud({ project: copy.folder, secrets });
    const { endpoint, region } = cloud;
    const table = cloud.physicalName("aws:dynamodb/table:Table", "Entities");
    try {
      return await work({ place: { endpoint, region, table }, vendor });
    } finally {
      await cloud.stop();
    }
  } finally {
    await vendor.stop();
    copy.remove();
  }
}

async function bursts(lane: Lane, rows: number): Promise<readonly Burst[]> {
  await send(lane, { rows, prefix: "warm-up-" });
  const sent: Burst[] = [];
  while (sent.length < BURSTS) sent.push(await send(lane, { rows, prefix: `burst-${sent.length}-` }));
  return sent;
}

async function steady(lane: Lane): Promise<SteadyFigures> {
  const rows = STEADY_ROWS_PER_SECOND * STEADY_SECONDS;
  const { perSecond, tookMs } = await send(lane, { rows, prefix: "steady-", perSecond: STEADY_ROWS_PER_SECOND });
  return { perSecond, medianMs: quantile(tookMs, 0.5), p99Ms: quantile(tookMs, 0.99) };
}

/** Writes rows, and waits until each has had its effect at every consumer. */
async function send({ place, vendor }: Lane, wish: Wish): Promise<Burst & { readonly tookMs: readonly number[] }> {
  const start = performance.now();
  const cpu = process.cpuUsage();
  const arrived = vendor.arrived(vendor.effects.size + wish.rows * PLAIN_CONSUMERS.length);
  const sentAt = await writeRows(place, wish);
  await arrived;
  const perSecond = wish.rows / ((performance.now() - start) / 1000);
  const { user, system } = process.cpuUsage(cpu);
  const cpuMs = (user + system) / 1000 / wish.rows;
  const tookMs = [...sentAt].flatMap(([id, at]) =>
    PLAIN_CONSUMERS.map(({ name }) => (vendor.effects.get(`/${name} ${id}`) ?? Number.NaN) - at),
  );
  return { perSecond, cpuMs, tookMs };
}
