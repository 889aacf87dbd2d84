import { StreambridgeError } from "@streambridge/errors";
import type { Json } from "../../json.ts";
import type { Verdict } from "../verdict.ts";
import { random, type Random } from "../witness/random.ts";
import { checkPair, type Contradiction, type Undecided } from "./check-pair.ts";
import { dress } from "./dress.ts";
import { mutate } from "./mutate.ts";
import type { Origin } from "./pool.ts";
import { isWithinProfile } from "./profile.ts";

/** What a run found. */
export interface Found {
  readonly pairs: number;
  readonly verdicts: Readonly<Record<Verdict["verdict"], number>>;
  readonly events: number;
  readonly contradictions: readonly Contradiction[];
  /** Pairs of which a direction stayed unknown. */
  readonly undecided: readonly Undecided[];
}

/** How a run goes. */
export interface FuzzOptions {
  readonly pairs: number;
  readonly seed: number;
  /** Dresses mutants as the profile asks, and keeps only pairs that both pass the rules of the registry. */
  readonly profile?: boolean;
  /** Is told what was found so far, after each pair; of lists, what that pair adds. */
  readonly tell?: (found: Found) => void;
}

/** Mutates schemas into pairs and checks each; pairs of which one does not compile are passed over. */
export function fuzz(origins: readonly Origin[], { pairs, seed, profile = false, tell }: FuzzOptions): Found {
  const chance = random(seed);
  const verdicts = { safe: 0, "safe-if-declared": 0, breaks: 0, unknown: 0, vacuous: 0 };
  const contradictions: Contradiction[] = [];
  const undecided: Undecided[] = [];
  let events = 0;
  let done = 0;
  while (done < pairs) {
    const checked = checkMutants(origins, chance, profile);
    if (checked === undefined) continue;
    done += 1;
    events += checked.events;
    for (const verdict of checked.verdicts) verdicts[verdict] += 1;
    contradictions.push(...checked.contradictions);
    undecided.push(...checked.undecided);
    tell?.({ ...checked, pairs: done, verdicts, events });
  }
  return { pairs, verdicts, events, contradictions, undecided };
}

function checkMutants(origins: readonly Origin[], chance: Random, profile: boolean) {
  const origin = chance.one(origins);
  if (origin === undefined) throw new RangeError("there is a schema to begin with");
  const before = mutated(origin.schema, chance.below(3), chance);
  const after = mutated(before, 1 + chance.below(2), chance);
  const pair = (chance.next() < 0.5 ? [before, after] : [after, before]).map((one) => (profile ? dress(one) : one));
  const [old, next] = pair;
  if (old === undefined || next === undefined || JSON.stringify(old) === JSON.stringify(next)) return undefined;
  if (profile && ![old, next].every(isWithinProfile)) return undefined;
  try {
    return checkPair(old, next, origin.dialect, chance.below(2 ** 31));
  } catch (thrown) {
    if (thrown instanceof StreambridgeError && thrown.code === "SCHEMA_INVALID") return undefined;
    throw new Error(`comparing failed: ${JSON.stringify({ old, next, dialect: origin.dialect })}`, { cause: thrown });
  }
}

function mutated(schema: Json, times: number, chance: Random): Json {
  let now = schema;
  for (let turn = 0; turn < times; turn += 1) now = mutate(now, chance);
  return now;
}
