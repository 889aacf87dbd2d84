import { StreambridgeError } from "@streambridge/errors";
import type { Json } from "../../json.ts";
import type { Verdict } from "../verdict.ts";
import { random, type Random } from "../witness/random.ts";
import { checkPair, type Contradiction } from "./check-pair.ts";
import { mutate } from "./mutate.ts";
import type { Origin } from "./pool.ts";

/** What a run found. */
export interface Found {
  readonly pairs: number;
  readonly verdicts: Readonly<Record<Verdict["verdict"], number>>;
  readonly events: number;
  readonly contradictions: readonly Contradiction[];
}

/** Mutates schemas into pairs and checks each; pairs of which one does not compile are passed over. */
export function fuzz(origins: readonly Origin[], pairs: number, seed: number, tell?: (found: Found) => void): Found {
  const chance = random(seed);
  const verdicts = { safe: 0, "safe-if-declared": 0, breaks: 0, unknown: 0, vacuous: 0 };
  const contradictions: Contradiction[] = [];
  let events = 0;
  let done = 0;
  while (done < pairs) {
    const checked = checkMutants(origins, chance);
    if (checked === undefined) continue;
    done += 1;
    events += checked.events;
    for (const verdict of checked.verdicts) verdicts[verdict] += 1;
    contradictions.push(...checked.contradictions);
    tell?.({ pairs: done, verdicts, events, contradictions: checked.contradictions });
  }
  return { pairs, verdicts, events, contradictions };
}

function checkMutants(origins: readonly Origin[], chance: Random) {
  const origin = chance.one(origins);
  if (origin === undefined) throw new RangeError("there is a schema to begin with");
  const before = mutated(origin.schema, chance.below(3), chance);
  const after = mutated(before, 1 + chance.below(2), chance);
  const [old, next] = chance.next() < 0.5 ? [before, after] : [after, before];
  if (JSON.stringify(old) === JSON.stringify(next)) return undefined;
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
