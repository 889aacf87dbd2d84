import { planFaults } from "@streambridge/local-cloud";
import { account } from "../ledger/account.ts";
import { Book } from "../ledger/book.ts";
import { describe, expectationsOf, type Expectation } from "../ledger/expectation.ts";
import { judge } from "../ledger/judge.ts";
import { FAULTS_LINGER_MS } from "../limits.ts";
import { readPlaces } from "../places/read-places.ts";
import { CONSUMERS } from "../project/consumers.ts";
import type { ChaosPlan } from "../workload/fault-plans.ts";
import type { Step } from "../workload/workload.ts";
import type { ChaosWorld } from "../world/chaos-world.ts";
import { comeToRest } from "./come-to-rest.ts";
import { redriveAll } from "./redrive-all.ts";
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
 * line of the ledger; mends what was ill, redrives everything that lies in places for failures; accounts again.
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
  const { cloud, clock, vendors } = world;
  const book = new Book(run);
  vendors.forget();
  vendors.follow({ seed: plan.seed, rates: plan.vendor });
  cloud.faults.plan = planFaults({ seed: plan.seed, rules: plan.cloud });
  let writes = 0;
  for (const [at, step] of workload.entries()) {
    tell(`writes step ${at + 1} of ${workload.length}, ${step.ops.length} ops`);
    writes += await writeStep(world, book, step);
  }
  tell("lets the faults go on");
  await clock.advance(FAULTS_LINGER_MS);
  cloud.faults.clear();
  vendors.follow(undefined);

  const expectations = expectationsOf(book.lines, CONSUMERS);
  tell("comes to rest");
  const before = await comeToRest(world, expectations);
  const { aside } = await readPlaces(world);
  const redriven = await redriveAll(world, expectations, tell);
  const after = account(expectations, { effects: vendors.effects, ...(await readPlaces(world)) });

  const lost = (standings: ReturnType<typeof account>): readonly Expectation[] =>
    expectations.filter((one) => standings.get(one) === "lost");
  const unsettled = expectations.filter((one) => !["effect", "covered"].includes(after.get(one) ?? ""));
  const { broken, duplicates, inWindow } = judge(expectations, vendors.effects);
  return {
    changes: writes,
    expectations: expectations.length,
    faults: new Map([
      ...cloud.faults.injected,
      ...[...vendors.injected].map(([kind, n]) => [`vendor: ${kind}`, n] as const),
    ]),
    setAside: countBy(aside.map(({ cause }) => cause)),
    redriven,
    lost: [...lost(before), ...lost(after)].map(describe),
    duplicates,
    inWindow,
    broken: [
      ...lost(before).map((one) => `lost when the faults had ended: ${describe(one)}`),
      ...unsettled.map((one) => `${after.get(one)} after everything was redriven: ${describe(one)}`),
      ...broken,
      ...(duplicates > 0 ? [`${duplicates} effects of consumers with \`once\` happened again`] : []),
    ],
  };
}

function countBy(names: readonly string[]): ReadonlyMap<string, number> {
  return new Map([...Map.groupBy(names, (name) => name)].map(([name, ones]) => [name, ones.length]));
}
