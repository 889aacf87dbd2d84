import { account, type Standing } from "../ledger/account.ts";
import type { Expectation } from "../ledger/expectation.ts";
import { LOOK_MS, MOST_LOOKS } from "../limits.ts";
import { readPlaces } from "../places/read-places.ts";
import type { ChaosWorld } from "../world/chaos-world.ts";

/**
 * Moves the clock on until nothing is under way any more and every line is accounted for, or until it has been given all the
 * time that retrying may take.
 *
 * @returns Where each line stands then.
 */
export async function comeToRest(
  world: ChaosWorld,
  expectations: readonly Expectation[],
): Promise<ReadonlyMap<Expectation, Standing>> {
  let standings: ReadonlyMap<Expectation, Standing> = new Map();
  for (let look = 0; look < MOST_LOOKS; look += 1) {
    await world.clock.advance(LOOK_MS);
    standings = account(expectations, { effects: world.vendors.effects, ...(await readPlaces(world)) });
    const open = [...standings.values()].some((standing) => standing === "lost" || standing === "in flight");
    if (!open && !isUnderWay(world)) break;
  }
  return standings;
}

function isUnderWay({ cloud, consumers }: ChaosWorld): boolean {
  return consumers.some(({ queue }) => {
    const { visible, inFlight, delayed } = cloud.queues.depth(queue);
    return visible + inFlight + delayed > 0;
  });
}
