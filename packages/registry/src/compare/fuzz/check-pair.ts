import type { Json } from "../../json.ts";
import { compareHere, DIRECTIONS } from "../compare-here.ts";
import { closed, load } from "../load/load.ts";
import { SIDES, type Dialect, type Direction, type Verdict } from "../verdict.ts";
import { candidates } from "../witness/candidates.ts";
import { freshJudge } from "./fresh-judge.ts";

/** A verdict that a concrete event shows to be wrong. */
export interface Contradiction {
  readonly direction: Direction;
  readonly verdict: Verdict;
  readonly event: Json;
  readonly old: Json;
  readonly next: Json;
}

/** What came of one pair of schemas. */
export interface Checked {
  readonly verdicts: readonly Verdict["verdict"][];
  readonly contradictions: readonly Contradiction[];
  /** How many events were held against the verdicts. */
  readonly events: number;
}

/** Compares two schemas, then holds every verdict against generated events that a fresh Ajv judges. */
export function checkPair(old: Json, next: Json, dialect: Dialect, seed: number): Checked {
  const comparison = compareHere(old, next, { dialect });
  const documents = { old: load(old, "old", dialect), new: load(next, "new", dialect) };
  const judges = { old: freshJudge(old, dialect), new: freshJudge(next, dialect) };
  const contradictions: Contradiction[] = [];
  let events = 0;
  for (const direction of DIRECTIONS) {
    const { emitting, receiving } = SIDES[direction];
    const verdict = comparison[direction];
    const strict = closed(documents[emitting]);
    const wrong = (event: Json) => contradictions.push({ direction, verdict, event, old, next });
    if ("witness" in verdict && !(judges[emitting](verdict.witness) && !judges[receiving](verdict.witness)))
      wrong(verdict.witness);
    if (verdict.verdict === "breaks" || verdict.verdict === "unknown") continue;
    for (const event of candidates(documents[emitting], documents[receiving], [], seed)) {
      events += 1;
      if (events > EVENTS) break;
      if (contradicts(event)) {
        wrong(event);
        break;
      }
    }
    function contradicts(event: Json): boolean {
      if (!judges[emitting](event)) return false;
      if (verdict.verdict === "vacuous") return true;
      if (judges[receiving](event)) return false;
      return verdict.verdict === "safe" || strict?.accepts(event) === true;
    }
  }
  return { verdicts: DIRECTIONS.map((direction) => comparison[direction].verdict), contradictions, events };
}

/** Events that are held against one pair, at most. */
const EVENTS = 8000;
