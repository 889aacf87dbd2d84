import type { Lying } from "../places/lying.ts";
import type { Effect } from "../vendor/vendor.ts";
import { effectKey, keyOf, type Expectation } from "./expectation.ts";

/** Where an expectation stands. Each stands in exactly one of these. */
export type Standing =
  /** Its effect has happened. */
  | "effect"
  /** Its consumer promises less than each: a newer state was told, or the entity had its one effect. */
  | "covered"
  /** It lies in a place for failures, with its payload. */
  | "set aside"
  /** Its message waits in the consumer's queue. */
  | "in flight"
  /** Nobody has it. */
  | "lost";

/** What an account is made from. */
export interface Evidence {
  readonly effects: readonly Effect[];
  /** Everything that lies in a place for failures. */
  readonly aside: readonly Lying[];
  /** Messages of work queues. */
  readonly waiting: readonly Lying[];
}

/** Says where every expectation stands. */
export function account(expectations: readonly Expectation[], evidence: Evidence): ReadonlyMap<Expectation, Standing> {
  const happened = new Set(evidence.effects.map(effectKey));
  const done = expectations.filter((one) => happened.has(keyOf(one)));
  const newest = newestOf(done);
  const standingOf = (one: Expectation): Standing => {
    if (happened.has(keyOf(one))) return "effect";
    if (isCovered(one, newest)) return "covered";
    if (evidence.aside.some((lying) => lying.holds(one))) return "set aside";
    return evidence.waiting.some((lying) => lying.holds(one)) ? "in flight" : "lost";
  };
  return new Map(expectations.map((one) => [one, standingOf(one)]));
}

/** Of each consumer and entity, the position of the newest line that had its effect. */
function newestOf(done: readonly Expectation[]): ReadonlyMap<string, number> {
  const newest = new Map<string, number>();
  for (const one of done) {
    newest.set(entityKey(one), Math.max(newest.get(entityKey(one)) ?? -1, one.line.position));
  }
  return newest;
}

function isCovered(one: Expectation, newest: ReadonlyMap<string, number>): boolean {
  const position = newest.get(entityKey(one));
  if (position === undefined) return false;
  if (one.consumer.promise === "latest-state") return position > one.line.position;
  return one.consumer.once === "entity";
}

function entityKey({ consumer, line }: Expectation): string {
  return `${consumer.name} ${line.entity}`;
}
