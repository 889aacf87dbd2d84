import { list } from "@streambridge/operator";
import { PLACES, type Lying, type Place } from "../places/lying.ts";
import { readPlaces } from "../places/read-places.ts";
import type { ChaosWorld } from "../world/chaos-world.ts";
import { failuresOptions, LIMIT, whileTimeGoesBy } from "./failures-command.ts";

/** What lies in places for failures at one moment. */
export interface SeenPlaces {
  readonly aside: readonly Lying[];
  /** How many things lie in each place that is not empty. */
  readonly filled: ReadonlyMap<Place, number>;
  /** Where `streambridge failures list` says something else, in words. */
  readonly broken: readonly string[];
}

/** Looks into every place, and holds against it what `streambridge failures list` tells whoever is on call. */
export async function seePlaces(world: ChaosWorld): Promise<SeenPlaces> {
  const { aside } = await readPlaces(world);
  const filled = countPlaces(aside);
  const told = countPlaces(await listed(world));
  // Beyond its limit the command says that there is more.
  const differing = PLACES.filter(
    (place) => (filled.get(place) ?? 0) <= LIMIT && filled.get(place) !== told.get(place),
  );
  const broken = differing.map(
    (place) => `${filled.get(place) ?? 0} lie in ${place}, and failures list tells of ${told.get(place) ?? 0}`,
  );
  return { aside, filled, broken };
}

async function listed(world: ChaosWorld): Promise<readonly Pick<Lying, "place">[]> {
  let text = "";
  const options = failuresOptions(world, [], (part) => (text += part));
  await whileTimeGoesBy(world.clock, list({ ...options, each: true }));
  return (JSON.parse(text) as { readonly entries: readonly Pick<Lying, "place">[] }).entries;
}

function countPlaces(lying: readonly Pick<Lying, "place">[]): ReadonlyMap<Place, number> {
  const all = Map.groupBy(lying, ({ place }) => place);
  return new Map(
    PLACES.flatMap((place) => {
      const count = all.get(place)?.length ?? 0;
      return count === 0 ? [] : [[place, count] as const];
    }),
  );
}
