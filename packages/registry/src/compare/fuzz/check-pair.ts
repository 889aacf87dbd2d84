import type { Json } from "../../json.ts";
import { compareHere, DIRECTIONS } from "../compare-here.ts";
import { closed, load } from "../load/load.ts";
import { Exhausted } from "../load/set-up.ts";
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

/** A direction that the judge left open. */
export interface Undecided {
  readonly direction: Direction;
  readonly verdict: Verdict;
  readonly old: Json;
  readonly next: Json;
}

/** What came of one pair of schemas. */
export interface Checked {
  readonly verdicts: readonly Verdict["verdict"][];
  readonly contradictions: readonly Contradiction[];
  readonly undecided: readonly Undecided[];
  /** How many events were held against the verdicts. */
  readonly events: number;
}

/** Events that are held against one direction, at most. */
const EVENTS = 8000;

/** Compares two schemas, then holds every verdict against generated events that a fresh Ajv judges. */
export function checkPair(old: Json, next: Json, dialect: Dialect, seed: number): Checked {
  const comparison = compareHere(old, next, { dialect });
  const documents = { old: load(old, "old", dialect), new: load(next, "new", dialect) };
  const judges = { old: freshJudge(old, dialect), new: freshJudge(next, dialect) };
  let events = 0;
  const contradictions = DIRECTIONS.flatMap((direction): readonly Contradiction[] => {
    const { emitting, receiving } = SIDES[direction];
    const verdict = comparison[direction];
    const strict = closed(documents[emitting]);
    const sent: Sent = { emits: judges[emitting], receives: judges[receiving], strict: strict?.accepts };
    const held = eventsFor(verdict, candidates(documents[emitting], documents[receiving], [], seed));
    for (const event of held) {
      events += 1;
      if (contradicts(verdict, event, sent)) return [{ direction, verdict, event, old, next }];
    }
    return [];
  });
  const verdicts = DIRECTIONS.map((direction) => comparison[direction].verdict);
  const undecided = DIRECTIONS.map((direction) => ({ direction, verdict: comparison[direction], old, next }));
  return {
    verdicts,
    contradictions,
    undecided: undecided.filter(({ verdict }) => verdict.verdict === "unknown"),
    events,
  };
}

/** Who judges an event. */
interface Sent {
  readonly emits: (event: Json) => boolean;
  readonly receives: (event: Json) => boolean;
  readonly strict: ((event: Json) => boolean) | undefined;
}

/** The witness of a verdict; for what is proved, generated events as well. */
function* eventsFor(verdict: Verdict, generated: Iterable<Json>): Generator<Json> {
  if ("witness" in verdict) yield verdict.witness;
  if (verdict.verdict === "breaks" || verdict.verdict === "unknown") return;
  let count = 0;
  try {
    for (const event of generated) {
      yield event;
      count += 1;
      if (count >= EVENTS) return;
    }
  } catch (thrown) {
    if (!(thrown instanceof Exhausted)) throw thrown;
  }
}

function contradicts(verdict: Verdict, event: Json, { emits, receives, strict }: Sent): boolean {
  const sent = emits(event);
  const breaks = sent && !receives(event);
  switch (verdict.verdict) {
    case "safe":
      return breaks;
    case "vacuous":
      return sent;
    case "breaks":
      return !breaks;
    case "safe-if-declared":
      return event === verdict.witness ? !breaks : breaks && strict?.(event) === true;
    default:
      return false;
  }
}
