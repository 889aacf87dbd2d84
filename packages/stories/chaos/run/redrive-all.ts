import { redriveFailures } from "@streambridge/operator";
import type { Expectation } from "../ledger/expectation.ts";
import { MOST_REDRIVES } from "../limits.ts";
import type { Lying } from "../places/lying.ts";
import { readPlaces } from "../places/read-places.ts";
import type { ChaosWorld } from "../world/chaos-world.ts";
import { comeToRest } from "./come-to-rest.ts";
import { failuresOptions, whileTimeGoesBy } from "./failures-command.ts";
import { hasHappened } from "./has-happened.ts";

/** Failures a second: as many as the command takes. */
const RATE = 100;

/** Causes that a mended translator takes away. */
const AILING: ReadonlySet<string> = new Set(["TRANSLATION_FAILED", "EVENT_INVALID"]);

/**
 * Mends what was ill and sends everything again that lies in a place for failures, as `streambridge failures redrive` does,
 * until nothing lies there any more. Of an effect that nobody knows about, it asks the vendor.
 *
 * @param tell Told before each round what lies where.
 * @returns How many items were redriven.
 */
export async function redriveAll(
  world: ChaosWorld,
  expectations: readonly Expectation[],
  tell: (phase: string) => void,
): Promise<number> {
  let redriven = 0;
  let mended = false;
  world.vendors.unwanted.clear();
  for (let round = 0; round < MOST_REDRIVES; round += 1) {
    const { aside } = await readPlaces(world);
    if (aside.length === 0) break;
    tell(`redrives ${aside.length} items, round ${round + 1} of at most ${MOST_REDRIVES}`);
    if (!mended && aside.some(({ cause }) => AILING.has(cause))) {
      await world.setTranslator("mended");
      mended = true;
    }
    await redriveRound(world, expectations, aside);
    redriven += aside.length;
    await comeToRest(world, expectations);
  }
  if (mended) await world.setTranslator("ill");
  return redriven;
}

async function redriveRound(
  world: ChaosWorld,
  expectations: readonly Expectation[],
  aside: readonly Lying[],
): Promise<void> {
  const isDone = (lying: Lying): boolean =>
    expectations.some((one) => lying.holds(one) && hasHappened(one, world.vendors.effects));
  const uncertain = aside.filter(({ cause }) => cause === "EFFECT_UNCERTAIN");
  const [done, again] = [uncertain.filter(isDone), uncertain.filter((lying) => !isDone(lying))];
  await redrive(world, done, "done");
  await redrive(world, again, "again");
  if (uncertain.length < aside.length) await redrive(world, undefined, undefined);
}

/** @param chosen Everything when undefined. */
async function redrive(
  world: ChaosWorld,
  chosen: readonly Lying[] | undefined,
  decision: "done" | "again" | undefined,
): Promise<void> {
  if (chosen?.length === 0) return;
  const options = failuresOptions(
    world,
    chosen?.map(({ id }) => id),
  );
  await whileTimeGoesBy(
    world.clock,
    redriveFailures({ ...options, rate: RATE, plan: false, decision, evenStale: false }),
  );
}
