import { planFaults } from "@streambridge/local-cloud";
import { account } from "../ledger/account.ts";
import { Book } from "../ledger/book.ts";
import { describe, expectationsOf } from "../ledger/expectation.ts";
import { judge } from "../ledger/judge.ts";
import { FAULTS_LINGER_MS } from "../limits.ts";
import type { Place } from "../places/lying.ts";
import { readPlaces } from "../places/read-places.ts";
import { CONSUMERS } from "../project/consumers.ts";
import type { ChaosPlan } from "../workload/fault-plans.ts";
import type { Step } from "../workload/workload.ts";
import type { ChaosWorld } from "../world/chaos-world.ts";
import { comeToRest } from "./come-to-rest.ts";
import { redriveAll } from "./redrive-all.ts";
import { seePlaces, type SeenPlaces } from "./see-places.ts";
import { writeStep } from "./write-step.ts";

/** What one run came to. */
export interface RunReport {
  /** Writes that changed the table, TTL deletions included. */
  readonly changes: number;
  /** Lines of the ledger: changes times the subscriptions that match them. */
  readonly expectations: number;
  readonly faults: ReadonlyMap<string, number>;
  /** Items that lay in places for failures when the faults had ended, by cause. */
  readonly setAside: ReadonlyMap<string, number>;
  /** How many things lay in each place that was filled: when the faults had ended, or after days unseen. */
  readonly filled: ReadonlyMap<Place, number>;
  readonly redriven: number;
  /** Lines that nobody had: at rest after the faults, or after everything was redriven. */
  readonly lost: readonly string[];
  readonly duplicates: number;
  readonly inWindow: number;
  /** Every promise that was broken, in words; empty when all were kept. */
  readonly broken: readonly string[];
}

/**
 * One run: writes a workload under a plan of faults; ends the faults and lets everything come to rest; accounts for every
 * line of the ledger, and in some runs again after days in which nobody looked; mends what was ill, redrives everything that
 * lies in places for failures; accounts once more.
 *
 * @param run Tells its rows from those of other runs in the same world.
 * @param tell Told what it begins to do, each time: where a run that does not end was last.
 */
export async function runOnce(
  world: ChaosWorld,
  run: string,
  workload: readonly Step[],
  plan: ChaosPlan,
  tell: (phase: string) => void = () => {},
): Promise<RunReport> {
  const { cloud, vendors } = world;
  const book = new Book(run);
  const writes = await writeUnderFaults(world, book, workload, plan, tell);
  const expectations = expectationsOf(book.lines, CONSUMERS);
  const lostOf = (standings: ReturnType<typeof account>): readonly string[] =>
    expectations.filter((one) => standings.get(one) === "lost").map(describe);
  tell("comes to rest");
  const before = lostOf(await comeToRest(world, expectations));
  const seen = await seePlaces(world);
  const unseen = plan.unseenMs > 0 ? await waitUnseen(world, plan.unseenMs, tell) : undefined;
  const redriven = await redriveAll(world, expectations, tell);
  const after = account(expectations, { effects: vendors.effects, ...(await readPlaces(world)) });

  const unsettled = expectations.filter((one) => !["effect", "covered"].includes(after.get(one) ?? ""));
  const { broken, duplicates, inWindow } = judge(expectations, vendors.effects);
  return {
    changes: writes,
    expectations: expectations.length,
    faults: new Map([
      ...cloud.faults.injected,
      ...[...vendors.injected].map(([kind, n]) => [`vendor: ${kind}`, n] as const),
    ]),
    setAside: countBy(seen.aside.map(({ cause }) => cause)),
    filled: new Map([...(unseen?.filled ?? []), ...seen.filled]),
    redriven,
    lost: [...before, ...lostOf(after)],
    duplicates,
    inWindow,
    broken: [
      ...before.map((one) => `lost when the faults had ended: ${one}`),
      ...seen.broken,
      ...(unseen?.broken ?? []),
      ...unsettled.map((one) => `${after.get(one)} after everything was redriven: ${describe(one)}`),
      ...broken,
      ...(duplicates > 0 ? [`${duplicates} effects of consumers with \`once\` happened again`] : []),
    ],
  };
}

/** Follows the plan from the first write to the end of its last fault. Answers how many writes there were. */
async function writeUnderFaults(
  world: ChaosWorld,
  book: Book,
  workload: readonly Step[],
  plan: ChaosPlan,
  tell: (phase: string) => void,
): Promise<number> {
  const { cloud, clock, vendors } = world;
  vendors.forget();
  vendors.follow({ seed: plan.seed, rates: plan.vendor });
  cloud.faults.plan = planFaults({ seed: plan.seed, rules: plan.cloud });
  let writes = 0;
  for (const [at, step] of workload.entries()) {
    tell(`writes step ${at + 1} of ${workload.length}, ${step.ops.length} ops`);
    writes += await writeStep(world, book, step);
  }
  const longestMs = Math.max(FAULTS_LINGER_MS, ...plan.cloud.map(({ untilMs = 0 }) => untilMs));
  tell(`lets the faults go on for ${Math.round(longestMs / 60_000)} minutes`);
  await clock.advance(longestMs);
  cloud.faults.clear();
  vendors.follow(undefined);
  return writes;
}

/** Nobody looks until what lies in queues of failures was archived. What lay there must lie somewhere still. */
async function waitUnseen(world: ChaosWorld, ms: number, tell: (phase: string) => void): Promise<SeenPlaces> {
  tell("is left alone for days");
  const { aside } = await readPlaces(world);
  await world.clock.advance(ms);
  const seen = await seePlaces(world);
  const gone = aside.length - seen.aside.length;
  return gone === 0 ? seen : { ...seen, broken: [...seen.broken, `${gone} failures are gone after days unseen`] };
}

function countBy(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map([...Map.groupBy(names, (name) => name)].map(([name, ones]) => [name, ones.length]));
}
