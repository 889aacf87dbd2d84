import type { Job, Sighting } from "../job.ts";
import type { Handlers } from "./captured.ts";
import { runOne, type Trial } from "./run-one.ts";
import { MOODS, standInForVendors, WILLING, type Mood } from "./vendor.ts";

/** What all runs together saw. */
export interface Seen {
  readonly sightings: readonly Sighting[];
  /** Event types of which a run did not end in time although every vendor was willing. */
  readonly endless: readonly string[];
}

/**
 * Runs every event of a job, one after the other: all of them with willing vendors, some with each mood of theirs. What
 * does not end in time is not tried again: neither an event type with willing vendors, nor a mood.
 */
export async function runAll(job: Job, handlers: Handlers): Promise<Seen> {
  const sightings = new Map<string, Sighting>();
  const endless = new Set<string>();
  const tooSlow = new Set<Mood>();
  const vendor = standInForVendors();
  for (const { event, mood, attempt } of trialsOf(job)) {
    const handler = handlers[event.type];
    if (handler === undefined || endless.has(event.type) || tooSlow.has(mood)) continue;
    vendor.be(mood);
    const run = typeof handler === "function" ? handler : handler.deletes;
    const ended = await runOne(job, run, { event, attempt }, (sighting) => {
      sightings.set(JSON.stringify(sighting), sighting);
    });
    if (!ended && mood === WILLING) endless.add(event.type);
    else if (!ended) tooSlow.add(mood);
  }
  return { sightings: [...sightings.values()], endless: [...endless] };
}

interface MoodyTrial extends Trial {
  readonly mood: Mood;
}

function* trialsOf({ events, moodyEvents }: Job): Generator<MoodyTrial> {
  for (const event of events) yield { event, mood: WILLING, attempt: FIRST };
  for (const ofType of Map.groupBy(events, ({ type }) => type).values()) {
    for (const event of ofType.slice(0, moodyEvents)) {
      for (const mood of MOODS) yield* [FIRST, LATER].map((attempt) => ({ event, mood, attempt }));
    }
  }
}

/** The attempts that a handler is told of: code may do something else when it has been tried often. */
const FIRST = 1;
const LATER = 7;
